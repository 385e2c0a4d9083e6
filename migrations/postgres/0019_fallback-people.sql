CREATE TABLE "fallback_people" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"role" text NOT NULL,
	"member_id" text NOT NULL,
	"rank" integer NOT NULL,
	"from" date NOT NULL,
	"until" date,
	"weekdays" jsonb,
	"opens" text NOT NULL,
	"minutes" integer NOT NULL,
	"created_at" timestamp(3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "fallback_people" ADD CONSTRAINT "fallback_people_line_id_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fallback_people" ADD CONSTRAINT "fallback_people_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fallback_people_line" ON "fallback_people" USING btree ("line_id");