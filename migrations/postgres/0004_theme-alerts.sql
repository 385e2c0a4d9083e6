CREATE TABLE "theme_alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"topic" text NOT NULL,
	"span" text NOT NULL,
	"day" date NOT NULL,
	"finding" jsonb NOT NULL,
	"state" text NOT NULL,
	"raised_at" timestamp(3) with time zone NOT NULL,
	"acknowledged_at" timestamp(3) with time zone,
	"acknowledged_by" text,
	"explanation" text,
	"explained_at" timestamp(3) with time zone,
	"explained_by" text,
	"draft_id" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "theme_signal_runs" (
	"line_id" text NOT NULL,
	"day" date NOT NULL,
	"judged_at" timestamp(3) with time zone NOT NULL,
	"topics" integer NOT NULL,
	"alerts" integer NOT NULL,
	CONSTRAINT "theme_signal_runs_line_id_day_pk" PRIMARY KEY("line_id","day")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "theme_alerts_what" ON "theme_alerts" USING btree ("line_id","topic","span","day");--> statement-breakpoint
CREATE INDEX "theme_alerts_newest" ON "theme_alerts" USING btree ("raised_at","id");