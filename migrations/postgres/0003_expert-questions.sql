CREATE TABLE "expert_questions" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"topic" text,
	"question" text NOT NULL,
	"state" text NOT NULL,
	"asked_at" timestamp(3) with time zone NOT NULL,
	"asked_by" text NOT NULL,
	"assigned_to" text,
	"assigned_at" timestamp(3) with time zone,
	"assigned_how" text,
	"due_at" timestamp(3) with time zone NOT NULL,
	"reminded" text NOT NULL,
	"reminded_at" timestamp(3) with time zone,
	"answer" text,
	"answered_at" timestamp(3) with time zone,
	"answered_by" text,
	"note" text,
	"approved_at" timestamp(3) with time zone,
	"approved_by" text,
	"informed_at" timestamp(3) with time zone,
	"informed_by" text,
	"published_at" timestamp(3) with time zone,
	"draft_id" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bulletins" ADD COLUMN "kind" text DEFAULT 'themes' NOT NULL;--> statement-breakpoint
CREATE INDEX "expert_questions_line" ON "expert_questions" USING btree ("line_id","state","due_at");--> statement-breakpoint
CREATE INDEX "expert_questions_assigned" ON "expert_questions" USING btree ("assigned_to","state");--> statement-breakpoint
CREATE INDEX "expert_questions_asked" ON "expert_questions" USING btree ("asked_by","asked_at");--> statement-breakpoint
CREATE INDEX "expert_questions_call" ON "expert_questions" USING btree ("call_id");