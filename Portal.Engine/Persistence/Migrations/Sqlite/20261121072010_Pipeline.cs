using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Sqlite
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
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "entities",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fields = table.Column<string>(type: "TEXT", nullable: false),
                    match = table.Column<string>(type: "TEXT", nullable: true),
                    most_in_one = table.Column<int>(type: "INTEGER", nullable: false),
                    precedence = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "events",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<long>(type: "INTEGER", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    patched = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_events", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "feed_states",
                columns: table => new
                {
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    cursor = table.Column<string>(type: "TEXT", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    in_pass = table.Column<bool>(type: "INTEGER", nullable: false),
                    everything = table.Column<bool>(type: "INTEGER", nullable: false),
                    pass_at = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_from = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_pages = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_read = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_nameless = table.Column<long>(type: "INTEGER", nullable: false),
                    waiting = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<long>(type: "INTEGER", nullable: false),
                    good_at = table.Column<long>(type: "INTEGER", nullable: true),
                    full_read = table.Column<long>(type: "INTEGER", nullable: true),
                    pages = table.Column<long>(type: "INTEGER", nullable: false),
                    read = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted = table.Column<long>(type: "INTEGER", nullable: false),
                    quarantined = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_feed_states", x => x.feed);
                });

            migrationBuilder.CreateTable(
                name: "held_removals",
                columns: table => new
                {
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: false),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_from = table.Column<long>(type: "INTEGER", nullable: false),
                    pass_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_removals", x => new { x.feed, x.record });
                });

            migrationBuilder.CreateTable(
                name: "log_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    compacted = table.Column<long>(type: "INTEGER", nullable: false),
                    compacted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    trimmed = table.Column<long>(type: "INTEGER", nullable: false),
                    compactions = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_log_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "numbers",
                columns: table => new
                {
                    series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_numbers", x => x.series);
                });

            migrationBuilder.CreateTable(
                name: "projector_states",
                columns: table => new
                {
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    last = table.Column<long>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    again = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_projector_states", x => x.entity);
                });

            migrationBuilder.CreateTable(
                name: "quarantine",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    feed = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    identity = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    raw = table.Column<string>(type: "TEXT", nullable: false),
                    is_deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    run = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "records",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    source_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    touched = table.Column<long>(type: "INTEGER", nullable: false),
                    patched = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "run_lines",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    run_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_trouble = table.Column<bool>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    feed_id = table.Column<long>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    trigger = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    who = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    message = table.Column<string>(type: "TEXT", nullable: true),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    pass = table.Column<long>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    everything = table.Column<bool>(type: "INTEGER", nullable: false),
                    pages = table.Column<long>(type: "INTEGER", nullable: false),
                    read = table.Column<long>(type: "INTEGER", nullable: false),
                    added = table.Column<long>(type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    deleted = table.Column<long>(type: "INTEGER", nullable: false),
                    quarantined = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sources",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    environment = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    auth = table.Column<string>(type: "TEXT", nullable: false),
                    rate = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    stream = table.Column<long>(type: "INTEGER", nullable: false),
                    commits = table.Column<long>(type: "INTEGER", nullable: false),
                    live = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stream_states", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "unified",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    match = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    origins = table.Column<string>(type: "TEXT", nullable: true),
                    held = table.Column<bool>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_aliases",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    unified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_aliases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unified = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", maxLength: 40, nullable: false),
                    record = table.Column<long>(type: "INTEGER", nullable: true),
                    other = table.Column<long>(type: "INTEGER", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unified_holds",
                columns: table => new
                {
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    pending = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_holds", x => new { x.entity, x.value });
                });

            migrationBuilder.CreateTable(
                name: "unified_members",
                columns: table => new
                {
                    record = table.Column<long>(type: "INTEGER", nullable: false),
                    unified = table.Column<long>(type: "INTEGER", nullable: false),
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    match = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_members", x => x.record);
                });

            migrationBuilder.CreateTable(
                name: "unified_values",
                columns: table => new
                {
                    entity = table.Column<long>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    unified = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_values", x => new { x.entity, x.field, x.value, x.unified });
                });

            migrationBuilder.CreateTable(
                name: "streams",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    source_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    entity_id = table.Column<long>(type: "INTEGER", nullable: false),
                    tolerance = table.Column<TimeSpan>(type: "TEXT", nullable: true),
                    guard_rows = table.Column<int>(type: "INTEGER", nullable: false),
                    guard_share = table.Column<double>(type: "REAL", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    stream_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    search = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    connector = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    mapping = table.Column<string>(type: "TEXT", nullable: false),
                    every = table.Column<TimeSpan>(type: "TEXT", nullable: true),
                    sweeps = table.Column<bool>(type: "INTEGER", nullable: false),
                    paused_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    paused_why = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
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
