/** Names that columns commonly have, likeliest first, without case, blanks and punctuation. */
const customer = [
  'caseconceptname',
  'caseid',
  'case',
  'customerid',
  'customeruuid',
  'customernumber',
  'customerno',
  'customer',
  'userid',
  'useruuid',
  'clientid',
  'clientnum',
  'clientnumber',
  'memberid',
  'subscriberid',
  'accountid',
  'contactid',
  'patientid',
  'studentid',
  'personid',
  'distinctid',
  'user',
  'account',
  'client',
  'uid',
  // A case of its own, where no customer is named.
  'dealid',
  'opportunityid',
  'leadid',
  'ticketid',
  'ticketnumber',
  'incidentid',
  'incidentnumber',
  'requestid',
  'applicationid',
  'issuekey',
  'orderid',
  'ordernumber',
  // Who wrote, where nothing else says.
  'reviewerid',
  'authorid',
  'userhandle',
  'username',
  'reviewer',
  'reviewername',
  'author',
] as const;

const anonymous = [
  'anonymousid',
  'visitorid',
  'deviceid',
  'cookieid',
  'userpseudoid',
  'sessionuserid',
] as const;

const email = ['email', 'emailaddress', 'useremail', 'customeremail', 'contactemail', 'mail'] as const;

const time = [
  'timetimestamp',
  'timestamp',
  'eventtimestamp',
  'eventtime',
  'eventdatetime',
  'time',
  'datetime',
  'completetimestamp',
  'occurredat',
  'happenedat',
  'createdat',
  'created',
  'createdutc',
  'createtime',
  'submittedat',
  'submitdate',
  'responsedate',
  'reviewdate',
  'reviewcreated',
  'reviewtime',
  'unixreviewtime',
  'eventdate',
  'clienteventtime',
  'originaltimestamp',
  'starttimestamp',
  'starttime',
  'date',
  'orderdate',
  'purchasedate',
  'transactiondate',
  'visitdate',
  'invoicedate',
  'changedat',
  'changedate',
  'updatedat',
  'modifiedat',
  'modifieddate',
  'ts',
  'day',
] as const;

const activity = [
  'conceptname',
  'activity',
  'activityname',
  'event',
  'eventname',
  'eventtype',
  'action',
  'actionname',
  'eventaction',
  'activityid',
  'step',
] as const;

/** What something came to be, where each change of it is a record. */
const status = [
  'newstatus',
  'tostatus',
  'newstage',
  'tostage',
  'dealstage',
  'stagename',
  'stage',
  'ticketstatus',
  'casestatus',
  'status',
  'newvalue',
] as const;

const value = [
  'value',
  'amount',
  'revenue',
  'price',
  'total',
  'totalamount',
  'totalprice',
  'dollarvalue',
  'ordervalue',
  'purchaseamount',
  'amountusd',
  'eventvalue',
  'score',
  'points',
  'sales',
  'spend',
] as const;

const text = [
  'comment',
  'comments',
  'reviewtext',
  'reviewbody',
  'reviewcontent',
  'review',
  'feedback',
  'feedbacktext',
  'verbatim',
  'message',
  'text',
  'body',
  'content',
  'response',
  'answer',
] as const;

const rating = [
  'rating',
  'stars',
  'starrating',
  'reviewrating',
  'reviewstars',
  'overallrating',
  'npsscore',
  'nps',
  'csatscore',
  'csat',
  'satisfaction',
  'satisfactionscore',
  'score',
] as const;

const source = ['source', 'reviewsource', 'feedbacksource', 'reviewsite', 'reviewplatform'] as const;

const columnNames = { customer, anonymous, email, time, activity, status, value, text, rating, source };

/** What the name of a column can tell that it holds. */
export type GuessedField = keyof typeof columnNames;

/** How likely a column of this name holds the field: 0 is likeliest; undefined: nothing speaks for it. */
export function rankOfName(field: GuessedField, column: string): number | undefined {
  const names: readonly string[] = columnNames[field];
  const whole = names.indexOf(bareName(column));
  if (whole >= 0) return whole;
  // In JSON the end of a path tells most: properties.distinct_id.
  const last = names.indexOf(bareName(column.split('.').at(-1) ?? ''));
  return last >= 0 ? names.length + last : undefined;
}

/** Columns that describe customers and not happenings. */
const traitNames =
  /^(plan|tier|subscriptiontype|country|region|state|city|language|locale|gender|sex|age|agegroup|ageband|device|devicetype|platform|os|browser|channel|acquisitionchannel|referralsource|utmsource|utmmedium|utmcampaign|campaign|segment|industry|companysize|seats|cohort|usercohort|userlifecycle)$/;

export function isTraitName(column: string): boolean {
  return traitNames.test(bareName(column.split('.').at(-1) ?? '')) || traitNames.test(bareName(column));
}

function bareName(column: string): string {
  return column.toLowerCase().replace(/[^a-z0-9]/g, '');
}
