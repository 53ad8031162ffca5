using System.Text;
using Portal.Engine.Data.Answers;
using Portal.Engine.Entities;
using Portal.Engine.Freshness;
using Portal.Engine.Freshness.Fallbacks;
using Portal.Engine.Projection;
using Portal.Engine.Sources.Fallbacks;
using Portal.Engine.Store;
using Portal.Web.Features.Data.Cells;
using Portal.Web.Verdicts;

namespace Portal.Tests.Web.Features.Data;

/// <summary>What a cell says of its value.</summary>
public sealed class CellTextTests
{
    static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    static readonly DataField Fresh = new(new("name", "CRM", "Contacts", Now.AddMinutes(-4), Now.AddMinutes(1), new(Verdict.Fresh, Reason.InTime)), Json("\"Ada\""), Instant.Of(Now.AddDays(-3)));

    [Fact]
    public void Beside_a_value_stand_its_source_and_its_age()
    {
        Assert.Equal("CRM · 4 min ago", CellText.Age(Fresh, Now, TimeZoneInfo.Utc));
        Assert.Equal("a source that is gone · never read", CellText.Age(Fresh with { Age = new("name", null, null, null, null, new(Verdict.Unknown, Reason.NeverVerified)) }, Now, TimeZoneInfo.Utc));
    }

    [Fact]
    public void The_whole_of_it_is_said_in_sentences()
    {
        Assert.Equal("Fresh: as promised. From CRM, Contacts. Changed 3 days ago, verified 4 min ago, expected again in 1 min.", Whole(Fresh));
        StreamAge crm = new("CRM", "Contacts", Now.AddMinutes(-4)), shop = new("Shop", "Users", Now.AddHours(-5));
        FieldAge age = new("name", "CRM", "Contacts", Now.AddMinutes(-4), null, new(Verdict.Late, Reason.Overdue)) { Fallback = new(FallbackKind.NamedStream, crm, shop, Now.AddHours(-3), null) };
        var second = Fresh with { Age = age, Others = [Other(null), Other(LostBy.Age), Other(LostBy.Agreeing)] };
        Assert.Equal("Late: it was due, and was not read. From CRM, Contacts. Changed 3 days ago, verified 4 min ago. Users of Shop went stale 3 hours ago; served from Contacts of CRM, as of 4 min ago. 2 other records say otherwise.", Whole(second));
    }

    [Fact]
    public void What_is_said_of_a_record_is_not_said_again_of_each_of_its_values()
    {
        FieldAge alike = new("city", "CRM", "Contacts", Now.AddMinutes(-4), Now.AddMinutes(1), new(Verdict.Fresh, Reason.InTime)), elsewhere = new("city", "Shop", "Users", Now.AddMinutes(-4), Now.AddMinutes(1), new(Verdict.Fresh, Reason.InTime));
        DataRecord record = new(1, [Fresh, Fresh with { Age = alike }, Fresh with { Age = elsewhere }, Fresh with { Changed = Instant.Of(Now.AddDays(-2)) }, Fresh with { Others = [Other(LostBy.Age)] }]);
        Assert.Null(Own(record, 0, new("Ada")));
        Assert.Null(Own(record, 1, new("Ulm")));
        Assert.Equal("Fresh: as promised. From Shop, Users. Changed 3 days ago, verified 4 min ago, expected again in 1 min.", Own(record, 2, new("Ulm")));
        Assert.Equal("Fresh: as promised. From CRM, Contacts. Changed 2 days ago, verified 4 min ago, expected again in 1 min.", Own(record, 3, new("Ada")));
        Assert.EndsWith("Another record says otherwise.", Own(record, 4, new("Ada")), StringComparison.Ordinal);
        Assert.StartsWith("1 March 2026, 12:00:00 (UTC). Fresh: ", Own(record, 1, new("2026-03-01T12:00:00Z", Now.AddDays(-1))), StringComparison.Ordinal);
        Assert.StartsWith("Fresh: ", CellText.Own(Fresh, null, new("Ada"), Now, TimeZoneInfo.Utc), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_has_a_sign_of_its_own_where_it_is_otherwise_than_what_its_record_is_called_by()
    {
        var (then, due) = (Now.AddMinutes(-4), Now.AddMinutes(1));
        FieldAge stale = new("city", "CRM", "Contacts", then, due, new(Verdict.Stale, Reason.TooOld)), elsewhere = new("city", "Shop", "Users", then, due, Fresh.Finding), older = new("city", "CRM", "Contacts", Now.AddHours(-1), due, Fresh.Finding);
        Assert.True(CellText.IsLike(Fresh with { Changed = Instant.Of(Now) }, Fresh));
        Assert.All((FieldAge[])[stale, elsewhere, older], age => Assert.False(CellText.IsLike(Fresh with { Age = age }, Fresh)));
        Assert.False(CellText.IsLike(Fresh, null));
    }

    [Fact]
    public void A_last_good_copy_is_said_to_be_one_and_why_nothing_stands_in()
    {
        StreamAge shop = new("Shop", "Users", Now.AddHours(-5)), gone = new(null, null, null);
        Assert.Equal("Users of Shop went stale 3 hours ago; its last good copy is served, as of 5 hours ago.", FallbackWords.Say(new(FallbackKind.LastGoodCopy, shop, shop, Now.AddHours(-3), null), Now, TimeZoneInfo.Utc));
        Assert.Equal("A source that is gone is stale; served from Users of Shop, as of 5 hours ago.", FallbackWords.Say(new(FallbackKind.NextBest, shop, gone, null, null), Now, TimeZoneInfo.Utc));
        var said = Enum.GetValues<Absence>().Select(why => FallbackWords.Say(new(FallbackKind.LastGoodCopy, shop, shop, null, why), Now, TimeZoneInfo.Utc)).ToArray();
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.Contains("Users of Shop is stale; its last good copy is served, as of 5 hours ago. The stream that is to stand in for it is stale as well.", said);
    }

    [Fact]
    public void Whoever_agrees_or_has_nothing_does_not_disagree()
    {
        Assert.Equal(0, CellText.Disagreeing(Fresh));
        Assert.Equal(0, CellText.Disagreeing(Fresh with { Others = [Other(LostBy.Agreeing), Other(LostBy.SayingNothing)] }));
        Assert.Equal(3, CellText.Disagreeing(Fresh with { Others = [Other(LostBy.Precedence), Other(LostBy.Age), Other(LostBy.Order)] }));
        Assert.Equal(6, new[] { CellText.Because(null) }.Concat(Enum.GetValues<LostBy>().Select(by => CellText.Because(by))).Distinct().Count());
    }

    [Theory]
    [InlineData("\"Ada\"", FieldType.Text, "Ada")]
    [InlineData("12.5", FieldType.Number, "12.5")]
    [InlineData("true", FieldType.Boolean, "yes")]
    [InlineData("false", FieldType.Boolean, "no")]
    [InlineData("[1]", FieldType.Json, "[1]")]
    [InlineData("null", FieldType.Text, null)]
    public void A_value_is_said_as_a_person_reads_it(string json, FieldType type, string? text) => Assert.Equal(text, ValueText.Of(Json(json), type).Text);

    [Fact]
    public void A_record_is_known_by_the_text_that_it_is_found_by()
    {
        EntityField secret = new("iban", FieldType.Text) { Searchable = true, Sensitive = true }, plain = new("city", FieldType.Text), name = new("name", FieldType.Text) { Searchable = true };
        Assert.Equal(name, CellText.Naming([secret, plain, name]));
        Assert.Null(CellText.Naming([secret, plain]));
        Assert.Equal("a…", new ValueText("a\U0001F600b").Cut(2).Text);
    }

    static string Whole(in DataField field) => CellText.Whole(field, Now, TimeZoneInfo.Utc);

    static string? Own(DataRecord record, int field, ValueText value) => CellText.Own(record.Fields[field], record.Fields[0], value, Now, TimeZoneInfo.Utc);

    static OtherSaying Other(LostBy? by) => new(Json("\"A.\""), "Shop", "Users", Now, Verdict.Fresh, by);

    static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
