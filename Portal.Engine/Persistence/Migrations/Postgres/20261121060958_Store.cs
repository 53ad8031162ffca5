using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Store : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                    compacted_at = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.InsertData(
                table: "log_head",
                columns: new[] { "id", "compacted", "compacted_at", "position" },
                values: new object[] { 1, 0L, 0L, 0L });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "events");

            migrationBuilder.DropTable(
                name: "feed_states");

            migrationBuilder.DropTable(
                name: "held_removals");

            migrationBuilder.DropTable(
                name: "log_head");

            migrationBuilder.DropTable(
                name: "numbers");

            migrationBuilder.DropTable(
                name: "quarantine");

            migrationBuilder.DropTable(
                name: "records");

            migrationBuilder.DropTable(
                name: "stream_states");
        }
    }
}
