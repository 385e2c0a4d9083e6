CREATE TABLE "retention_policies" (
	"line_id" text PRIMARY KEY NOT NULL,
	"text_days" integer NOT NULL,
	"years" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shreddings" (
	"call_id" text NOT NULL,
	"what" text NOT NULL,
	"shredded_at" timestamp(3) with time zone NOT NULL,
	"filed_at" timestamp(3) with time zone,
	CONSTRAINT "shreddings_call_id_what_pk" PRIMARY KEY("call_id","what")
);
--> statement-breakpoint
ALTER TABLE "calls" ADD COLUMN "texts_shredded_at" timestamp(3) with time zone;--> statement-breakpoint
CREATE INDEX "shreddings_unfiled" ON "shreddings" USING btree ("filed_at") WHERE "shreddings"."filed_at" is null;