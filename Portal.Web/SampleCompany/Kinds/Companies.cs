using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>Keys are texts, times are milliseconds since 1970, amounts are texts; the deleted are gone and listed.</summary>
sealed class Companies(Dice dice, SampleCompanyOptions options) : Kind("companies")
{
    const string Mark = "cmp_";

    readonly Population _firms = new(dice.For("companies"), options.Companies, options.Pace, DeleteHabit.List);

    public override string Updated => "modified_ms";

    public override string Unsteady => "employees";

    public override DeleteHabit Deletes => DeleteHabit.List;

    public override ITable Table => _firms;

    public Population Firms => _firms;

    protected override string Prefix => Mark;

    public static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{number}");

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("company").For(row.Number);
        var now = own.For(row.Revision / 5);
        var (city, country) = own.Pick("place", Words.Places);
        return new JsonObject
        {
            ["id"] = Key(row.Number),
            ["name"] = $"{own.Pick("name", Words.CompanyNames)} {own.Pick("form", Words.CompanyForms)}",
            ["domain"] = string.Create(CultureInfo.InvariantCulture, $"company{row.Number}.example"),
            ["vat"] = own.Roll("has vat", 3) == 0 ? null : $"{country}{own.Roll("vat", 900_000_000) + 100_000_000}",
            ["employees"] = 1 + own.Roll("employees", 900) + row.Revision,
            ["revenue"] = string.Create(CultureInfo.InvariantCulture, $"{now.Roll("revenue", 50_000_000)}.{now.Roll("cents", 100):00}"),
            ["hq"] = new JsonObject { ["city"] = city, ["country"] = country, ["geo"] = own.Roll("has geo", 2) == 0 ? null : new JsonArray(own.Roll("latitude", 90), own.Roll("longitude", 180)) },
            ["created_ms"] = row.CreatedAt.ToUnixTimeMilliseconds(),
            ["modified_ms"] = row.UpdatedAt.ToUnixTimeMilliseconds(),
        };
    }
}
