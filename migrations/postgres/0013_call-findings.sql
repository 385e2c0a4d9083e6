CREATE TABLE "call_findings" (
	"call_id" text NOT NULL,
	"revision" integer NOT NULL,
	"field" text NOT NULL,
	"place" integer NOT NULL,
	"length" integer NOT NULL,
	"type" text NOT NULL,
	"confidence" integer NOT NULL,
	"kept_reason" text,
	"saved_at" timestamp(3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "call_findings_call_id_revision_field_place_pk" PRIMARY KEY("call_id","revision","field","place")
);
