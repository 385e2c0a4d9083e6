CREATE TABLE "theme_candidates" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"terms" text NOT NULL,
	"state" text NOT NULL,
	"proposed_at" timestamp(3) with time zone NOT NULL,
	"proposed_by" text NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"decided_by" text,
	"topic_code" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theme_term_calls" (
	"term_id" text NOT NULL,
	"call_id" text NOT NULL,
	"episode_id" text NOT NULL,
	CONSTRAINT "theme_term_calls_term_id_call_id_pk" PRIMARY KEY("term_id","call_id")
);
--> statement-breakpoint
CREATE TABLE "theme_term_runs" (
	"line_id" text NOT NULL,
	"period" text NOT NULL,
	"ran_at" timestamp(3) with time zone NOT NULL,
	"episodes" integer NOT NULL,
	"cut_hundredths" integer,
	CONSTRAINT "theme_term_runs_line_id_period_pk" PRIMARY KEY("line_id","period")
);
--> statement-breakpoint
CREATE TABLE "theme_terms" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"period" text NOT NULL,
	"term" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theme_words" (
	"line_id" text NOT NULL,
	"word" text NOT NULL,
	"state" text NOT NULL,
	"decided_at" timestamp(3) with time zone NOT NULL,
	"decided_by" text NOT NULL,
	CONSTRAINT "theme_words_line_id_word_pk" PRIMARY KEY("line_id","word")
);
--> statement-breakpoint
CREATE INDEX "theme_candidates_line" ON "theme_candidates" USING btree ("line_id","proposed_at");--> statement-breakpoint
CREATE INDEX "theme_term_calls_call" ON "theme_term_calls" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "theme_terms_week" ON "theme_terms" USING btree ("line_id","period");