CREATE TABLE "case_steps" (
	"case_id" text NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"side" text,
	"text" text NOT NULL,
	CONSTRAINT "case_steps_case_id_position_pk" PRIMARY KEY("case_id","position")
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"call_id" text,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"institution" text,
	"state" text NOT NULL,
	"received_at" timestamp(3) with time zone NOT NULL,
	"day" date NOT NULL,
	"opened_by" text NOT NULL,
	"assigned_to" text,
	"report_due_at" timestamp(3) with time zone NOT NULL,
	"resolve_due_at" timestamp(3) with time zone NOT NULL,
	"call_back_due_at" timestamp(3) with time zone,
	"due_at" timestamp(3) with time zone NOT NULL,
	"reported_at" timestamp(3) with time zone,
	"resolved_at" timestamp(3) with time zone,
	"outcome" text,
	"called_back_at" timestamp(3) with time zone,
	"call_back_result" text,
	"reminded" text NOT NULL,
	"reminded_at" timestamp(3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_calls" (
	"consultation_id" text NOT NULL,
	"call_id" text NOT NULL,
	CONSTRAINT "consultation_calls_consultation_id_call_id_pk" PRIMARY KEY("consultation_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_invitations" (
	"consultation_id" text NOT NULL,
	"member_id" text NOT NULL,
	"invited_at" timestamp(3) with time zone NOT NULL,
	"reply" text,
	"replied_at" timestamp(3) with time zone,
	CONSTRAINT "consultation_invitations_consultation_id_member_id_pk" PRIMARY KEY("consultation_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_notes" (
	"consultation_id" text NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"by" text NOT NULL,
	"member_id" text,
	"text" text NOT NULL,
	CONSTRAINT "consultation_notes_consultation_id_position_pk" PRIMARY KEY("consultation_id","position")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"state" text NOT NULL,
	"meets_at" timestamp(3) with time zone,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"recommendation" text,
	"ended_at" timestamp(3) with time zone,
	"ended_by" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_comments" (
	"id" text PRIMARY KEY NOT NULL,
	"wave_id" text NOT NULL,
	"comment" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "campaign_ratings" (
	"answer_id" text NOT NULL,
	"question" text NOT NULL,
	"wave_id" text NOT NULL,
	"rating" integer NOT NULL,
	CONSTRAINT "campaign_ratings_answer_id_question_pk" PRIMARY KEY("answer_id","question")
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"kind" text NOT NULL,
	"call_id" text,
	"day" date NOT NULL,
	"wait" integer,
	"length" integer,
	"problem_solving" integer,
	"ending" integer,
	"comment" text
);
--> statement-breakpoint
CREATE TABLE "survey_campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"institution" text NOT NULL,
	"title_zh" text NOT NULL,
	"title_en" text NOT NULL,
	"questions" jsonb NOT NULL,
	"minimum" integer NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"closed_at" timestamp(3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"wave_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_waves" (
	"id" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"position" integer NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"issued" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "case_steps" ADD CONSTRAINT "case_steps_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_calls" ADD CONSTRAINT "consultation_calls_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_invitations" ADD CONSTRAINT "consultation_invitations_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_notes" ADD CONSTRAINT "consultation_notes_consultation_id_consultations_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_comments" ADD CONSTRAINT "campaign_comments_wave_id_survey_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."survey_waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_ratings" ADD CONSTRAINT "campaign_ratings_wave_id_survey_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."survey_waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_tokens" ADD CONSTRAINT "survey_tokens_wave_id_survey_waves_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."survey_waves"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_waves" ADD CONSTRAINT "survey_waves_campaign_id_survey_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."survey_campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cases_due" ON "cases" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "cases_line_day" ON "cases" USING btree ("line_id","day");--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to","state");--> statement-breakpoint
CREATE INDEX "cases_call" ON "cases" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "consultation_calls_call" ON "consultation_calls" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "consultation_invitations_member" ON "consultation_invitations" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "consultations_line" ON "consultations" USING btree ("line_id","opened_at");--> statement-breakpoint
CREATE INDEX "consultations_newest" ON "consultations" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "campaign_comments_wave" ON "campaign_comments" USING btree ("wave_id");--> statement-breakpoint
CREATE INDEX "campaign_ratings_wave" ON "campaign_ratings" USING btree ("wave_id","question");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_answers_call" ON "survey_answers" USING btree ("call_id","kind");--> statement-breakpoint
CREATE INDEX "survey_answers_line" ON "survey_answers" USING btree ("line_id","kind","day");--> statement-breakpoint
CREATE INDEX "survey_campaigns_newest" ON "survey_campaigns" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "survey_tokens_wave" ON "survey_tokens" USING btree ("wave_id");--> statement-breakpoint
CREATE UNIQUE INDEX "survey_waves_position" ON "survey_waves" USING btree ("campaign_id","position");