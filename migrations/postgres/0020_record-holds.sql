CREATE TABLE "record_holds" (
	"record_id" text PRIMARY KEY NOT NULL,
	"record" text NOT NULL,
	"line_id" text NOT NULL,
	"held_at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "record_holds_line" ON "record_holds" USING btree ("line_id","held_at");