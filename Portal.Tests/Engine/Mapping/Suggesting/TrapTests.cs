using System.Globalization;
using Portal.Engine.Entities;
using static Portal.Tests.Engine.Mapping.Suggesting.SampleRows;

namespace Portal.Tests.Engine.Mapping.Suggesting;

/// <summary>What looks right and is not, and what is right and does not look so.</summary>
public sealed class TrapTests
{
    [Fact]
    public void Created_is_not_updated_in_any_language()
    {
        var rows = """{"erstellt_am":"05.01.2024 10:00","geändert_am":"06.01.2024 11:00"}""";

        var found = Suggested(Ready("customer"), rows);

        Assert.Equal("erstellt_am|date dd.MM.yyyy HH:mm Moment UTC Likely", found["created_at"]);
        Assert.Equal("geändert_am|date dd.MM.yyyy HH:mm Moment UTC Likely", found["updated_at"]);
    }

    [Fact]
    public void An_update_alone_is_no_creation() => Assert.DoesNotContain("created_at", Suggested(Ready("customer"), """{"updatedAt":"2024-01-05T09:15:30Z"}""").Keys);

    [Fact]
    public void What_belongs_to_somebody_else_is_never_more_than_a_guess()
    {
        var taken = Taken(Ready("customer"), """{"owner":{"email":"boss@example.com","name":"Boss","phone":"+44 20 7946 0000"},"manager_email":"m@example.com"}""");

        Assert.Empty(taken);
    }

    [Fact]
    public void The_id_of_another_thing_is_not_the_number_of_this_one() => Assert.Empty(Taken(Ready("invoice"), """{"order_id":"7","shipment_number":"12"}"""));

    [Fact]
    public void An_email_is_found_by_its_look_under_another_name()
    {
        Assert.StartsWith("login ", Suggested(Ready("customer"), """{"login":"ann@example.com"}""", """{"login":"bob@example.org"}""")["email"], StringComparison.Ordinal);
        Assert.Equal(["email <- login"], Taken(Ready("customer"), """{"login":"ann@example.com"}"""));
        Assert.Empty(Taken(Ready("customer"), """{"login":"ann"}"""));
        Assert.Empty(Taken(Ready("customer"), """{"email":"not told"}"""));
    }

    [Theory]
    [InlineData("\"29.03.2026\"", "due|date dd.MM.yyyy Day Sure")]
    [InlineData("\"2026-03-29\"", "due Sure")]
    [InlineData("\"2026-03-29T10:00:00+02:00\"", "due|date iso Day UTC Sure")]
    [InlineData("1774778400000", "due|date milliseconds Day Sure")]
    [InlineData("1774778400", "due|date seconds Day Sure")]
    [InlineData("\"03/04/2026\"", "due|date d/M/yyyy Day Perhaps")]
    [InlineData("\"25/04/2026\"", "due|date d/M/yyyy Day Sure")]
    public void A_day_is_read_as_it_is_written(string value, string expected) => Assert.Equal(expected, Suggested(Ready("invoice"), $$"""{"due":{{value}}}""")["due_on"]);

    [Theory]
    [InlineData("\"1.234,56\"", "total|number de-DE Sure")]
    [InlineData("\"1,234.56\"", "total|number Sure")]
    [InlineData("\"12,50 €\"", "total|number de-DE Sure")]
    [InlineData("\"EUR 12.50\"", "total|number Sure")]
    [InlineData("\"1,234\"", "total|number Perhaps")]
    [InlineData("\"1.234\"", "total Perhaps")]
    [InlineData("\"12.50\"", "total Sure")]
    [InlineData("12.5", "total Sure")]
    public void An_amount_is_read_as_it_is_written(string value, string expected) => Assert.Equal(expected, Suggested(Ready("invoice"), $$"""{"total":{{value}}}""")["total"]);

    [Fact]
    public void A_text_is_no_amount_although_its_name_says_so() => Assert.Empty(Suggested(Ready("invoice"), """{"total":"on request"}"""));

    [Theory]
    [InlineData("\"Y\"", "\"N\"", "paid|boolean yes,y/no,n Sure")]
    [InlineData("1", "0", "paid|boolean 1/0 Sure")]
    [InlineData("\"ja\"", "\"nein\"", "paid|boolean ja,j/nein,n Sure")]
    [InlineData("true", "false", "paid Sure")]
    [InlineData("\"true\"", "\"false\"", "paid Sure")]
    public void Yes_and_no_are_read_as_they_are_written(string yes, string no, string expected) => Assert.Equal(expected, Suggested(Ready("invoice"), $$"""{"paid":{{yes}}}""", $$"""{"paid":{{no}}}""")["paid"]);

    [Fact]
    public void No_field_of_the_source_is_taken_twice()
    {
        var sources = Taken(Ready("product"), """{"title":"Chair","code":"A1","amount":12}""").Select(one => one.Split(" <- ")[1]).ToArray();

        Assert.Equal(sources.Distinct(), sources);
    }

    [Fact]
    public void What_says_nothing_in_any_row_is_never_sure() => Assert.EndsWith("Perhaps", Suggested(Ready("customer"), """{"email":null}""")["email"], StringComparison.Ordinal);

    [Fact]
    public void A_name_with_dots_is_spelled_so_that_the_mapping_finds_it()
    {
        var entity = new EntityDraft("x", "X", EntityKind.Keyed, [new EntityField("home_city", FieldType.Text)]);

        Assert.Equal("\"home.city\" Sure", Suggested(entity, """{"home.city":"Berlin"}""")["home_city"]);
    }

    [Fact]
    public void What_is_suggested_can_be_read_by_every_row_whatever_the_culture_here()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Equal("created|date seconds Moment Sure", Suggested(Ready("payment"), """{"created":1679090539}""")["created_at"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
