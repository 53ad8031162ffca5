using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>Keys are texts, times have no zone and mean UTC, amounts are texts, lines are nested; the deleted are gone and listed.</summary>
sealed class Invoices(Dice dice, SampleCompanyOptions options, Population companies) : Kind("invoices")
{
    readonly Population _invoices = new(dice.For("invoices"), options.Invoices, options.Pace, DeleteHabit.List);

    public override string Updated => "changed_on";

    public override string Unsteady => "reminders";

    public override DeleteHabit Deletes => DeleteHabit.List;

    public override ITable Table => _invoices;

    protected override string Prefix => "INV-";

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("invoice").For(row.Number);
        var lines = Enumerable.Range(0, 1 + own.Roll("lines", 4)).Select(line => (Of: own.For(line), Cents: 1000 + own.For(line).Roll("price", 900_000))).ToArray();
        return new JsonObject
        {
            ["invoice"] = Key(row.Number),
            ["customer"] = new JsonObject { ["company"] = Companies.KeyOf(companies.Somebody(own.For("company"), row.UpdatedAt)) },
            ["lines"] = new JsonArray([.. lines.Select(line => new JsonObject { ["text"] = line.Of.Pick("text", Words.Products), ["price"] = Amount(line.Cents) })]),
            ["total"] = Amount(lines.Sum(line => line.Cents)),
            ["currency"] = own.Pick("currency", Words.Currencies),
            ["paid"] = row.Revision > 60 + own.Roll("patience", 30),
            ["reminders"] = row.Revision,
            ["due"] = row.CreatedAt.AddDays(30).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
            ["created_on"] = Plain(row.CreatedAt),
            ["changed_on"] = Plain(row.UpdatedAt),
        };
    }

    static string Amount(int cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    static string Plain(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
