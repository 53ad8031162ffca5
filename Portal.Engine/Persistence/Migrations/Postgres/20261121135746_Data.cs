using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Data : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "times",
                table: "unified_members",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "turn",
                table: "unified",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "unified_gone",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    entity = table.Column<long>(type: "bigint", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unified_gone", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_unified_entity_id",
                table: "unified",
                columns: new[] { "entity", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_unified_entity_turn",
                table: "unified",
                columns: new[] { "entity", "turn" });

            migrationBuilder.CreateIndex(
                name: "ix_unified_gone_entity_turn",
                table: "unified_gone",
                columns: new[] { "entity", "turn" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "unified_gone");

            migrationBuilder.DropIndex(
                name: "ix_unified_entity_id",
                table: "unified");

            migrationBuilder.DropIndex(
                name: "ix_unified_entity_turn",
                table: "unified");

            migrationBuilder.DropColumn(
                name: "times",
                table: "unified_members");

            migrationBuilder.DropColumn(
                name: "turn",
                table: "unified");
        }
    }
}
