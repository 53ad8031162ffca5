using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Kinds;

/// <summary>Keys are numbers, times are ISO in UTC, the deleted are flagged.</summary>
sealed class Contacts(Dice dice, SampleCompanyOptions options, Population companies) : Kind("contacts")
{
    readonly Population _people = new(dice.For("contacts"), options.Contacts, 2 * options.Pace, DeleteHabit.Flag);

    public override string Updated => "updatedAt";

    public override string Unsteady => "visits";

    public override DeleteHabit Deletes => DeleteHabit.Flag;

    public override ITable Table => _people;

    public long Somebody(Dice of, DateTimeOffset then) => _people.Somebody(of, then);

    public override JsonObject Describe(Row row)
    {
        var own = dice.For("contact").For(row.Number);
        var now = own.For(row.Revision / 7);
        var (first, last) = (own.Pick("first", Words.FirstNames), own.Pick("last", Words.LastNames));
        var (city, country) = now.Pick("place", Words.Places);
        return new JsonObject
        {
            ["id"] = Key(row.Number),
            ["name"] = new JsonObject { ["first"] = first.Written, ["last"] = last.Written },
            ["email"] = string.Create(CultureInfo.InvariantCulture, $"{first.Plain}.{last.Plain}.{row.Number}@example.com"),
            ["phone"] = now.Roll("has phone", 4) == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"+44 20 7946 {now.Roll("phone", 1000):0000}"),
            ["companyId"] = own.Roll("has company", 6) == 0 ? null : Companies.KeyOf(companies.Somebody(own.For("company"), row.UpdatedAt)),
            ["address"] = new JsonObject { ["city"] = city, ["country"] = country, ["postcode"] = now.Roll("postcode", 100_000).ToString("00000", CultureInfo.InvariantCulture) },
            ["tags"] = new JsonArray([.. Words.Tags.Where(tag => now.Roll(tag, 5) == 0).Select(tag => JsonValue.Create(tag))]),
            ["visits"] = row.Revision + own.Roll("visits", 40),
            ["score"] = Math.Round(now.Roll("score", 1000) / 10.0, 1),
            ["newsletter"] = now.Roll("newsletter", 2) == 0,
            ["createdAt"] = Iso(row.CreatedAt),
            ["updatedAt"] = Iso(row.UpdatedAt),
            ["deleted"] = row.DeletedAt is not null,
        };
    }
}
