/**
 * A kind of content that the networks refuse: `plain` words leave no doubt wherever they stand, `inText` words
 * only in what is sent and not in a name, `doubtful` ones need a look (The Loan Closet lends crutches).
 */
export interface ContentFamily {
  /** Inside a sentence, such as "gambling". */
  name: string;
  plain?: RegExp;
  inText?: RegExp;
  doubtful?: RegExp;
  /** Words in the same sentence that usually show another meaning: what is certain is then only doubtful, and what is doubtful is nothing. */
  unless?: RegExp;
  advice: string;
  codes: number[];
}

/**
 * The families of Twilio's forbidden categories in the US and Canada.
 * https://help.twilio.com/articles/360045004974, read 2026-11-22.
 */
export const disallowedFamilies: readonly ContentFamily[] = [
  {
    name: 'debt collection for others',
    plain:
      /\b(?:debt collect(?:ors?|ion agency)|collection agency|third[- ]party (?:debt )?collections?|collect(?:ing)? (?:\w+ )?debts? (?:for|on behalf of))\b/i,
    inText: /\bdebt collection\b/i,
    doubtful:
      /\b(?:collections? (?:department|notice|account)|past[- ]due (?:account|balance)s?|outstanding debts?)\b/i,
    unless: /\b(?:our own|owed to us|first[- ]party)\b/i,
    advice:
      'Only reminders of bills that customers owe to you yourself can be approved; say so in plain words.',
    codes: [30460, 30863],
  },
  {
    name: 'debt relief',
    plain:
      /\bdebt[- ](?:relief|reduction|consolidation|settlement|forgiveness|elimination|negotiation)\b|\bstudent loan forgiveness\b/i,
    inText: /\b(?:eliminate|reduce|settle|consolidate|get out of) (?:your |all )?debts?\b/i,
    advice: 'Debt relief programs are not approved, even with consent. Use another channel for them.',
    codes: [30466, 30869],
  },
  {
    name: 'credit repair',
    plain: /\bcredit[- ]repair\b/i,
    inText: /\b(?:fix|repair|boost|clean up|restore) (?:your )?(?:bad )?credit\b/i,
    doubtful: /\bcredit scores?\b/i,
    advice: 'Credit repair is not approved; leave it out of what you text.',
    codes: [30467],
  },
  {
    name: 'loan offers',
    plain:
      /\b(?:payday|title|cash[- ]advance|instant|quick|fast[- ]cash) loans?\b|\bpayday lend\w+\b|\bloan sharks?\b/i,
    inText: /\b(?:bad[- ]credit|no[- ]credit[- ]check) loans?\b|\bcash advances? (?:today|now|in minutes)\b/i,
    doubtful: /\b(?:loans?|lenders?|lending|mortgages?|refinanc\w+|cash advances?)\b/i,
    unless: /\b(?:library|books?|equipment|tools?|loaner|borrow(?:ed|ing)? items?)\b/i,
    advice:
      'Advertising loans is not approved. If you lend things or only service existing loans, say exactly that.',
    codes: [30443],
  },
  {
    name: 'cryptocurrency',
    plain:
      /\bcrypto ?currenc(?:y|ies)\b|\bcrypto[- ](?:trading|exchange|investments?|investing|signals?|wallets?|alerts?|coins?)\b|\b(?:bitcoin|ethereum) (?:trading|exchange|investments?|signals?|alerts?)\b/i,
    inText: /\b(?:bitcoins?|ethereum|dogecoin|altcoins?|btc)\b/i,
    doubtful: /\b(?:crypto|nfts?|blockchain|web3|token (?:sale|presale))\b/i,
    unless: /\b(?:accept|accepted|pay with|payments? in)\b/i,
    advice:
      'Crypto businesses cannot be approved. If you only accept it as payment, leave it out of the texts.',
    codes: [30464, 30867],
  },
  {
    name: 'gambling',
    plain:
      /\b(?:sports ?book|sports betting|online (?:casino|betting|poker|gambling)|betting (?:tips|site|app|odds))\b/i,
    inText: /\b(?:gambling|casino (?:bonus|games|chips)|place (?:a|your) bets?|free spins)\b/i,
    doubtful: /\b(?:gambl\w+|casinos?|betting|wagers?|poker|bingo|lotter(?:y|ies)|slots)\b/i,
    unless: /\b(?:addiction|recovery|casino night|fundrais\w+|charity|problem gambling|treatment)\b/i,
    advice:
      'Gambling and betting are not approved. If yours is something else, describe it without these words.',
    codes: [30461],
  },
  {
    name: 'sweepstakes and prize draws',
    plain: /\bsweep ?stakes?\b/i,
    inText:
      /\b(?:you(?:[’']ve| have) won|claim your (?:free )?prize|prize draws?|win (?:a|an) (?:free )?(?:car|iphone|cash prize|vacation|gift card))\b/i,
    doubtful: /\b(?:giveaways?|raffles?|win (?:a |free )?prizes?|free gifts?|contests?)\b/i,
    advice: 'Leave prize draws out of the texts; they are not approved.',
    codes: [30462],
  },
  {
    name: 'stock tips and trading platforms',
    plain:
      /\b(?:stock (?:picks|tips|trading)|trading signals?|forex (?:signals?|trading)|penny stocks?|day[- ]trading)\b/i,
    doubtful: /\b(?:forex|stock alerts?|options trading|investment alerts?)\b/i,
    unless: /\b(?:back in stock|in stock|restock\w*|inventory)\b/i,
    advice: 'Only login codes and account notices of such services can be approved.',
    codes: [30463, 30866],
  },
  {
    name: 'get-rich-quick offers',
    plain:
      /\b(?:get rich(?: quick)?|double your money|make money fast|pyramid scheme|guaranteed (?:profits?|income)|risk[- ]free investments?)\b/i,
    inText:
      /\b(?:multi-?level marketing|mlm|work from home and (?:earn|make)|earn \$?\d[\d,]* (?:a|per) (?:day|week) from home)\b/i,
    doubtful:
      /\b(?:work from home|passive income|financial freedom|guaranteed returns|(?:business|investment) opportunit(?:y|ies))\b/i,
    advice: 'Offers of quick or certain profit are not approved. Describe plainly what you sell.',
    codes: [30465],
  },
  {
    name: 'collecting contacts for other companies',
    plain: /\b(?:sell(?:ing)? (?:\w+ )?leads|affiliate marketing)\b/i,
    doubtful:
      /\b(?:lead[- ]gen(?:eration)?|affiliates?|(?:marketing|trusted) partners|third[- ]party (?:offers|leads)|buy leads)\b/i,
    advice: 'Text only people who gave their number to you, about your own goods or services.',
    codes: [30468],
  },
  {
    name: 'cannabis or CBD',
    plain:
      /\b(?:marijuana|cannabis) ?(?:dispensar(?:y|ies)|shop|store|delivery|products?|company|club)?\b|\bcbd (?:oils?|gummies|products?|shop|store|tinctures?)\b|\bweed (?:delivery|dispensary|shop)\b|\bthc\b/i,
    doubtful: /\b(?:cbd|hemp|dispensar(?:y|ies)|edibles|kush|420 deals)\b/i,
    unless: /\b(?:law|legal|attorney|testing|treatment|addiction|policy)\b/i,
    advice: 'Cannabis and CBD businesses cannot be approved, whatever the texts say.',
    codes: [30459, 30860],
  },
  {
    name: 'tobacco or vaping',
    plain:
      /\b(?:vape (?:shop|store|juice|pens?|products?)|smoke shop|e-?cig(?:arette)?s?|tobacco (?:shop|store|products?)|nicotine (?:pouches|products?|salts?)|hookah (?:bar|lounge|shop)|cigar (?:shop|lounge|bar))\b/i,
    inText: /\bvapes?\b/i,
    doubtful: /\b(?:vapes?|vaping|cigarettes?|tobacco|cigars?|nicotine|hookah|smoking)\b/i,
    unless: /\b(?:quit\w*|cessation|stop smoking|smoke-?free|non-?smoking|no smoking|recovery|prevention)\b/i,
    advice: 'Tobacco and vaping are not approved, even with an age check.',
    codes: [30458, 30878],
  },
  {
    name: 'firearms',
    plain:
      /\b(?:gun (?:shop|store|sales?|shows?|dealer)|guns for sale|ammo|ammunition|hand ?guns?|fire ?arms? (?:dealer|sales?|store|shop|for sale))\b/i,
    inText: /\b(?:fire ?arms?|assault rifles?|silencers)\b/i,
    doubtful: /\b(?:guns?|fire ?arms?|rifles?|shotguns?|pistols?|weapons?)\b/i,
    unless:
      /\b(?:safety (?:course|class|training)|law|legal|attorney|nail gun|glue gun|heat gun|massage gun|spray gun|water guns?|top gun|museum)\b/i,
    advice: 'Guns and ammunition are not approved. If you mean a tool, name it fully.',
    codes: [30457],
  },
  {
    name: 'adult content',
    plain:
      /\b(?:porn(?:ography)?|escort (?:services?|agency)|sex (?:toys?|shop|chat)|strip club|adult (?:entertainment|videos?|dating|content)|onlyfans|erotic\w*)\b/i,
    inText: /\b(?:nudes|nude (?:photos|pics|pictures))\b/i,
    doubtful: /\b(?:xxx|hook-?ups?|sex(?:y|ual)?|lingerie|escorts?|nude)\b/i,
    unless:
      /\b(?:health|education|clinic|counsel\w+|therapy|harassment|assault|makeup|lipstick|rv|campground|campsites?|water|electric\w*|sewer|size)\b/i,
    advice: 'Sexual content cannot be approved. If you teach or treat, say so clearly.',
    codes: [30441, 30873],
  },
  {
    name: 'hateful content',
    plain: /\b(?:white (?:power|supremac\w+)|heil hitler|ethnic cleansing|neo-?nazis?|racial holy war)\b/i,
    doubtful: /\bhate speech\b/i,
    unless: /\b(?:against|prevention|museum|education|report|victims)\b/i,
    advice: 'Hate is never approved. If you work against it, explain that.',
    codes: [30455],
  },
  {
    name: 'illegal goods',
    plain:
      /\b(?:cocaine|heroin|crystal meth|fake (?:ids?|passports?|diplomas?)|counterfeit (?:goods|money|bags|watches)|anabolic steroids|magic mushrooms|psilocybin)\b/i,
    doubtful: /\b(?:without (?:a )?prescription|kratom|kava|steroids|replica (?:bags|watches)|delta-?8)\b/i,
    unless: /\b(?:treatment|recovery|rehab\w*|addiction|detection|awareness|naloxone)\b/i,
    advice: 'Goods that are illegal anywhere in the US cannot be texted about.',
    codes: [30469],
  },
  {
    name: 'schoolwork written for others',
    plain:
      /\b(?:essay(?: writing)? (?:mill|service)|write your (?:essay|paper|thesis)|take your (?:exam|online class) for you)\b/i,
    advice: 'Such services cannot be approved; tutoring can.',
    codes: [30566],
  },
  {
    name: 'simulated phishing',
    plain:
      /\b(?:simulated (?:phishing|smishing)|phishing (?:simulations?|tests?|campaigns?)|smishing tests?)\b/i,
    advice: 'Use another channel for security training.',
    codes: [30567, 30480],
  },
];

/** Words of alcohol, which may be texted about behind an age check. */
export const alcohol =
  /\b(?:wines?|winery|vineyard|beers?|brewer(?:y|ies)|brewpub|liquors?|whisk(?:e?y|ies)|bourbon|vodka|tequila|rum|gin|cocktails?|margaritas?|distiller(?:y|ies)|happy hour|champagne|hard seltzer)\b/i;

/** Words beside which those of alcohol mean none. */
export const noAlcohol =
  /\b(?:root beer|ginger beer|non-?alcoholic|alcohol-free|recovery|gin rummy|wine red|rubbing alcohol)\b/i;
