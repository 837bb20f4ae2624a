export interface Example {
  title: string;
  about: string;
  brief: string;
}

/** Three starting briefs a visitor can send as they are. */
export const EXAMPLES: Example[] = [
  {
    title: "Fraud scoring while the card is swiped",
    about: "Streaming, 80 ms, PCI data in the EU",
    brief: `We are a payments company in Dublin and want to score card transactions for fraud before we authorise them.
Volume is about 1,200 transactions per second on average with peaks of 3,500 transactions per second on Fridays. The decision has to come back within 80 ms at p95, end to end.
Transactions arrive on Kinesis today. The features are counts and sums per card over sliding windows, and they may be at most 5 seconds old.
Card data is PCI and personal data, and everything must stay in the EU (we run in eu-west-1). Chargebacks confirm the label after roughly 45 days.
Budget is up to $18,000 a month on AWS. The team is 4 ML engineers and 2 platform engineers, with on-call. Availability target 99.95%.`,
  },
  {
    title: "Policy assistant for an insurer's staff",
    about: "RAG over 60,000 documents, GCP",
    brief: `Build an internal assistant that answers questions from our claims handlers about policy wordings.
There are 60,000 PDF documents, about 9 GB, growing by 200 documents a day. We expect 350 concurrent users, 20,000 questions per day, and the first token should appear within 2 seconds.
Answers must quote the clause they come from. Documents contain personal data and must not leave the EU; we use GCP in europe-west3.
New wordings have to be searchable within an hour. Budget is $6,000 per month including LLM tokens. We are two ML engineers and nobody is on call.`,
  },
  {
    title: "Nightly demand forecast for 400 shops",
    about: "Batch, small team, Azure",
    brief: `We run 400 grocery shops and need a demand forecast per shop and article for the next 14 days, about 9 million series a night.
The day's sales lie in Azure Data Lake, and buyers need the forecast by 05:30. There are three years of history, 1.5 TB, growing 2 GB per day.
No personal data is involved. Planners want to see which factors drove a forecast.
Keep it under $2,500 a month in West Europe. The team is one data scientist and one data engineer who know Python and SQL, not Kubernetes.`,
  },
];
