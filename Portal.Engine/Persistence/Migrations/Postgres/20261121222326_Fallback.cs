using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Engine.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Fallback : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "fallback",
                table: "streams",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "NextBest");

            migrationBuilder.AddColumn<long>(
                name: "fallback_stream_id",
                table: "streams",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "fallback",
                table: "streams");

            migrationBuilder.DropColumn(
                name: "fallback_stream_id",
                table: "streams");
        }
    }
}
