CREATE TABLE "contact_openings" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"opened_at" timestamp(3) with time zone NOT NULL,
	"opened_by" text NOT NULL,
	"opened_as" text NOT NULL,
	"reason" text NOT NULL,
	"seen_at" timestamp(3) with time zone,
	"seen_by" text
);
--> statement-breakpoint
CREATE TABLE "sealed_contacts" (
	"id" text PRIMARY KEY NOT NULL,
	"call_id" text NOT NULL,
	"line_id" text NOT NULL,
	"sealed" text NOT NULL,
	"key_id" text NOT NULL,
	"basis" text NOT NULL,
	"expires_on" date NOT NULL,
	"stored_at" timestamp(3) with time zone NOT NULL,
	"stored_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "duty_alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"line_id" text NOT NULL,
	"shift_id" text,
	"member_id" text,
	"raised_at" timestamp(3) with time zone NOT NULL,
	"acknowledged_at" timestamp(3) with time zone,
	"acknowledged_by" text,
	"resolved_at" timestamp(3) with time zone,
	"changed_at" timestamp(3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"line_id" text NOT NULL,
	"shift_id" text NOT NULL,
	"shift_start" timestamp(3) with time zone NOT NULL,
	"shift_end" timestamp(3) with time zone NOT NULL,
	"items" jsonb,
	"note" text NOT NULL,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"handed_at" timestamp(3) with time zone,
	"handed_by" text,
	"handed_by_member" text,
	"acknowledged_at" timestamp(3) with time zone,
	"acknowledged_by" text,
	"acknowledged_by_member" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX "contact_openings_line" ON "contact_openings" USING btree ("line_id","opened_at");--> statement-breakpoint
CREATE INDEX "contact_openings_call" ON "contact_openings" USING btree ("call_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_contacts_call" ON "sealed_contacts" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "sealed_contacts_key" ON "sealed_contacts" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "sealed_contacts_expiry" ON "sealed_contacts" USING btree ("expires_on");--> statement-breakpoint
CREATE UNIQUE INDEX "duty_alerts_subject" ON "duty_alerts" USING btree ("kind","subject");--> statement-breakpoint
CREATE INDEX "duty_alerts_line" ON "duty_alerts" USING btree ("line_id","raised_at");--> statement-breakpoint
CREATE INDEX "duty_alerts_changed" ON "duty_alerts" USING btree ("changed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_shift" ON "handovers" USING btree ("shift_id");--> statement-breakpoint
CREATE INDEX "handovers_line" ON "handovers" USING btree ("line_id","shift_end");