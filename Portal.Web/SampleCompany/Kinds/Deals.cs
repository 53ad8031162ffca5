using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>Keys are texts in a field of their own name, times are ISO with an offset, amounts are numbers; the deleted are flagged as archived.</summary>
sealed class Deals(Dice dice, SampleCompanyOptions options, Contacts contacts, Population companies) : Kind("deals")
{
    readonly Population _deals = new(dice.For("deals"), options.Deals, 3 * options.Pace, DeleteHabit.Flag);

    public override string Updated => "last_modified";

    public override string Unsteady => "amount";

    public override DeleteHabit Deletes => DeleteHabit.Flag;

    public override ITable Table => _deals;

    protected override string Prefix => "deal-";

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("deal").For(row.Number);
        var hasCompany = own.Roll("has company", 5) > 0;
        return new JsonObject
        {
            ["dealId"] = Key(row.Number),
            ["title"] = $"{own.Pick("product", Words.Products)} × {own.Roll("seats", 200) + 1}",
            ["stage"] = Words.Stages[Math.Min(row.Revision / 16, Words.Stages.Length - (own.Roll("lost", 3) == 0 ? 1 : 2))],
            ["amount"] = Math.Round((own.Roll("amount", 5_000_000) / 100m) + (row.Revision * 12.5m), 2),
            ["currency"] = own.Pick("currency", Words.Currencies),
            ["contact"] = new JsonObject { ["id"] = contacts.Key(contacts.Somebody(own.For("contact"), row.UpdatedAt)), ["role"] = own.Roll("role", 2) == 0 ? "buyer" : null },
            ["company"] = hasCompany ? new JsonObject { ["id"] = Companies.KeyOf(companies.Somebody(own.For("company"), row.UpdatedAt)) } : null,
            ["closeDate"] = own.Roll("has date", 4) == 0 ? null : row.CreatedAt.AddDays(own.Roll("days", 120)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["created"] = WithOffset(row.CreatedAt),
            ["last_modified"] = WithOffset(row.UpdatedAt),
            ["archived"] = row.DeletedAt is not null,
        };
    }

    static string WithOffset(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(2)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
