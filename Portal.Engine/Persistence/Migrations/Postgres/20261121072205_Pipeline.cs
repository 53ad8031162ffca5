using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Pipeline : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "entities",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    label = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    fields = table.Column<string>(type: "text", nullable: false),
                    match = table.Column<string>(type: "text", nullable: true),
                    most_in_one = table.Column<int>(type: "integer", nullable: false),
                    precedence = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    record = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    source_at = table.Column<long>(type: "bigint", nullable: true),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    feed = table.Column<long>(type: "bigint", nullable: false),
                    run = table.Column<long>(type: "bigint", nullable: false),
                    previous = table.Column<long>(type: "bigint", nullable: true),
                    body = table.Column<string>(type: "text", nullable: true),
                    patched = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "feed_states",
                columns: table => new
                {
                    feed = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    epoch = table.Column<long>(type: "bigint", nullable: false),
                    cursor = table.Column<string>(type: "text", nullable: false),
                    run = table.Column<long>(type: "bigint", nullable: false),
                    pass = table.Column<long>(type: "bigint", nullable: false),
                    in_pass = table.Column<bool>(type: "boolean", nullable: false),
                    everything = table.Column<bool>(type: "boolean", nullable: false),
                    pass_at = table.Column<long>(type: "bigint", nullable: false),
                    pass_from = table.Column<long>(type: "bigint", nullable: false),
                    pass_pages = table.Column<long>(type: "bigint", nullable: false),
                    pass_read = table.Column<long>(type: "bigint", nullable: false),
                    pass_nameless = table.Column<long>(type: "bigint", nullable: false),
                    waiting = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<long>(type: "bigint", nullable: false),
                    good_at = table.Column<long>(type: "bigint", nullable: true),
                    full_read = table.Column<long>(type: "bigint", nullable: true),
                    pages = table.Column<long>(type: "bigint", nullable: false),
                    read = table.Column<long>(type: "bigint", nullable: false),
                    added = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    deleted = table.Column<long>(type: "bigint", nullable: false),
                    quarantined = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_states", x => x.feed);
                });

            migrationBuilder.CreateTable(
                name: "held_removals",
                columns: table => new
                {
                    feed = table.Column<long>(type: "bigint", nullable: false),
                    record = table.Column<long>(type: "bigint", nullable: false),
                    pass = table.Column<long>(type: "bigint", nullable: false),
                    pass_from = table.Column<long>(type: "bigint", nullable: false),
                    pass_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_removals", x => new { x.feed, x.record });
                });

            migrationBuilder.CreateTable(
                name: "log_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    compacted = table.Column<long>(type: "bigint", nullable: false),
                    compacted_at = table.Column<long>(type: "bigint", nullable: false),
                    trimmed = table.Column<long>(type: "bigint", nullable: false),
                    compactions = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    series = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_numbers", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "projector_states",
                columns: table => new
                {
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    again = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projector_states", x => x.entity);
                });

            migrationBuilder.CreateTable(
                name: "quarantine",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    feed = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    identity = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false),
                    raw = table.Column<string>(type: "text", nullable: false),
                    is_deleted = table.Column<bool>(type: "boolean", nullable: false),
                    source_at = table.Column<long>(type: "bigint", nullable: true),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    first_at = table.Column<long>(type: "bigint", nullable: false),
                    run = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    source_at = table.Column<long>(type: "bigint", nullable: true),
                    seen_at = table.Column<long>(type: "bigint", nullable: false),
                    deleted = table.Column<bool>(type: "boolean", nullable: false),
                    touched = table.Column<long>(type: "bigint", nullable: false),
                    patched = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    run_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_trouble = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    feed_id = table.Column<long>(type: "bigint", nullable: false),
                    stream_id = table.Column<long>(type: "bigint", nullable: false),
                    trigger = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    asked_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    who = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    message = table.Column<string>(type: "text", nullable: true),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pass = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    everything = table.Column<bool>(type: "boolean", nullable: false),
                    pages = table.Column<long>(type: "bigint", nullable: false),
                    read = table.Column<long>(type: "bigint", nullable: false),
                    added = table.Column<long>(type: "bigint", nullable: false),
                    changed = table.Column<long>(type: "bigint", nullable: false),
                    unchanged = table.Column<long>(type: "bigint", nullable: false),
                    deleted = table.Column<long>(type: "bigint", nullable: false),
                    quarantined = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    environment = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    address = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    auth = table.Column<string>(type: "text", nullable: false),
                    rate = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sources", x => x.id);
                    table.ForeignKey(
                        name: "fk_sources_people_owner_id",
                        column: x => x.owner_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stream_states",
                columns: table => new
                {
                    stream = table.Column<long>(type: "bigint", nullable: false),
                    commits = table.Column<long>(type: "bigint", nullable: false),
                    live = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_states", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "unified",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    match = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    origins = table.Column<string>(type: "text", nullable: true),
                    held = table.Column<bool>(type: "boolean", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_aliases",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    unified = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_aliases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    unified = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    record = table.Column<long>(type: "bigint", nullable: true),
                    other = table.Column<long>(type: "bigint", nullable: true),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_holds",
                columns: table => new
                {
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    pending = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_holds", x => new { x.entity, x.value });
                });

            migrationBuilder.CreateTable(
                name: "unified_members",
                columns: table => new
                {
                    record = table.Column<long>(type: "bigint", nullable: false),
                    unified = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    match = table.Column<string>(type: "text", nullable: true),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_members", x => x.record);
                });

            migrationBuilder.CreateTable(
                name: "unified_values",
                columns: table => new
                {
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    field = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unified = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_values", x => new { x.entity, x.field, x.value, x.unified });
                });

            migrationBuilder.CreateTable(
                name: "streams",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    entity_id = table.Column<long>(type: "bigint", nullable: false),
                    tolerance = table.Column<TimeSpan>(type: "interval", nullable: true),
                    guard_rows = table.Column<int>(type: "integer", nullable: false),
                    guard_share = table.Column<double>(type: "double precision", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_streams", x => x.id);
                    table.ForeignKey(
                        name: "fk_streams_entities_entity_id",
                        column: x => x.entity_id,
                        principalTable: "entities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_streams_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    stream_id = table.Column<long>(type: "bigint", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    connector = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    settings = table.Column<string>(type: "text", nullable: false),
                    mapping = table.Column<string>(type: "text", nullable: false),
                    every = table.Column<TimeSpan>(type: "interval", nullable: true),
                    sweeps = table.Column<bool>(type: "boolean", nullable: false),
                    paused_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    paused_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feeds", x => x.id);
                    table.ForeignKey(
                        name: "fk_feeds_streams_stream_id",
                        column: x => x.stream_id,
                        principalTable: "streams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "log_head",
                columns: new[] { "id", "compacted", "compacted_at", "compactions", "position", "trimmed" },
                values: new object[] { 1, 0L, 0L, 0L, 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "ix_entities_name",
                table: "entities",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_feeds_stream_id_search",
                table: "feeds",
                columns: new[] { "stream_id", "search" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_quarantine_feed_identity",
                table: "quarantine",
                columns: new[] { "feed", "identity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_records_stream_key",
                table: "records",
                columns: new[] { "stream", "key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_run_lines_run_id_id",
                table: "run_lines",
                columns: new[] { "run_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_feed_id_id",
                table: "runs",
                columns: new[] { "feed_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_state_id",
                table: "runs",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sources_owner_id",
                table: "sources",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_sources_search",
                table: "sources",
                column: "search",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_streams_entity_id",
                table: "streams",
                column: "entity_id");

            migrationBuilder.CreateIndex(
                name: "ix_streams_source_id_search",
                table: "streams",
                columns: new[] { "source_id", "search" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unified_entity_match",
                table: "unified",
                columns: new[] { "entity", "match" });

            migrationBuilder.CreateIndex(
                name: "ix_unified_aliases_unified",
                table: "unified_aliases",
                column: "unified");

            migrationBuilder.CreateIndex(
                name: "ix_unified_events_unified_id",
                table: "unified_events",
                columns: new[] { "unified", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_unified_members_unified",
                table: "unified_members",
                column: "unified");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "data_keys");

            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "feed_states");

            migrationBuilder.DropTable(
                name: "feeds");

            migrationBuilder.DropTable(
                name: "held_removals");

            migrationBuilder.DropTable(
                name: "log_head");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "projector_states");

            migrationBuilder.DropTable(
                name: "quarantine");

            migrationBuilder.DropTable(
                name: "records");

            migrationBuilder.DropTable(
                name: "run_lines");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "stream_states");

            migrationBuilder.DropTable(
                name: "unified");

            migrationBuilder.DropTable(
                name: "unified_aliases");

            migrationBuilder.DropTable(
                name: "unified_events");

            migrationBuilder.DropTable(
                name: "unified_holds");

            migrationBuilder.DropTable(
                name: "unified_members");

            migrationBuilder.DropTable(
                name: "unified_values");

            migrationBuilder.DropTable(
                name: "streams");

            migrationBuilder.DropTable(
                name: "entities");

            migrationBuilder.DropTable(
                name: "sources");
        }
    }
}
