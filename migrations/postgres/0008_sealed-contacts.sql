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
CREATE INDEX "contact_openings_line" ON "contact_openings" USING btree ("line_id","opened_at");--> statement-breakpoint
CREATE INDEX "contact_openings_call" ON "contact_openings" USING btree ("call_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "sealed_contacts_call" ON "sealed_contacts" USING btree ("call_id");--> statement-breakpoint
CREATE INDEX "sealed_contacts_key" ON "sealed_contacts" USING btree ("key_id");--> statement-breakpoint
CREATE INDEX "sealed_contacts_expiry" ON "sealed_contacts" USING btree ("expires_on");