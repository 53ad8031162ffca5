using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Forms;

public sealed class SettingsFormTests
{
    static readonly SettingsForm Form = SettingsForm.Of(typeof(SampleSettings));

    [Fact]
    public void Every_annotated_property_is_described_in_its_order()
    {
        Assert.Equal(
            ["path", "paging", "parameter", "place", "pageSize", "share", "lag", "since", "deletes", "manual", "key", "body", "fields", "headers", "window", "filters"],
            Form.Fields.Select(field => field.Name));
        Assert.Equal(
            [
                SettingKind.Text, SettingKind.Choice, SettingKind.Text, SettingKind.Text, SettingKind.Number, SettingKind.Number, SettingKind.Time, SettingKind.Moment, SettingKind.YesNo, SettingKind.Address,
                SettingKind.Secret, SettingKind.Multiline, SettingKind.Texts, SettingKind.Pairs, SettingKind.Record, SettingKind.Records,
            ],
            Form.Fields.Select(field => field.Kind));
    }

    [Fact]
    public void A_field_says_all_that_a_form_needs_to_show_it()
    {
        var path = Field("path");
        Assert.Equal(("Path", "Path", "Behind the address of the source.", "/contacts", true, false), (path.Property, path.Label, path.Help, path.Example, path.Required, path.Optional));
        var size = Field("pageSize");
        Assert.Equal((1d, 1000d, "100", true), (size.Min, size.Max, size.Default, size.Whole));
        Assert.Equal((false, true, null), (Field("share").Whole, Field("share").Optional, Field("share").Default));
        Assert.Equal(["none", "cursor", "nextUrl", "pageNumber"], Field("paging").Choices.Select(choice => choice.Value));
        Assert.Equal(["None", "Cursor", "Address of the next page", "Page number"], Field("paging").Choices.Select(choice => choice.Label));
        Assert.Equal(("\"none\"", "\"5m\"", "true"), (Field("paging").Default, Field("lag").Default, Field("deletes").Default));
        Assert.Equal(("Paging", "Cursor NextUrl"), (Field("parameter").When!.Setting, string.Join(' ', Field("parameter").When!.Values)));
        Assert.Equal(["days"], Field("window").Form!.Fields.Select(field => field.Name));
        Assert.Equal(["from", "within"], Field("filters").Form!.Fields.Select(field => field.Name));
    }

    [Fact]
    public void A_setting_counts_where_its_condition_holds_and_that_of_the_one_it_depends_on()
    {
        Assert.False(Form.Counts(Field("parameter"), new SampleSettings()));
        Assert.True(Form.Counts(Field("parameter"), new SampleSettings { Paging = SamplePaging.NextUrl }));
        Assert.True(Form.Counts(Field("place"), new SampleSettings { Paging = SamplePaging.Cursor, Parameter = "next" }));
        Assert.False(Form.Counts(Field("place"), new SampleSettings { Paging = SamplePaging.None, Parameter = "next" }));
    }

    [Theory]
    [InlineData(typeof(Unshowable), "which no form can show")]
    [InlineData(typeof(OnNothing), "which is no setting of it")]
    [InlineData(typeof(Garbled), "is not a condition")]
    public void A_record_that_no_form_can_show_is_a_defect_that_says_so(Type type, string says) =>
        Assert.Contains(says, Assert.ThrowsAny<Exception>(() => SettingsForm.Of(type)).Message);

    [Fact]
    public void A_form_documents_itself_as_a_table()
    {
        var rows = SettingsDocument.Markdown(Form).Split('\n');

        Assert.Contains("| `path` | **Path**. Behind the address of the source. For example `/contacts`. | text, needed |  |", rows);
        Assert.Contains("| `pageSize` | **Page size**. | whole number, 1 to 1000 | `100` |", rows);
        Assert.Contains("| `lag` | **Lag**. How late rows \\| may come. | length of time, such as `5m`, 0s to 1d | `5m` |", rows);
        Assert.Contains("| `parameter` | **Cursor parameter**. Counts where `paging` is `cursor` or `nextUrl`. | text, needed |  |", rows);
        Assert.Contains("| `window.days` | **Days**. | whole number, at least 1 | `30` |", rows);
        Assert.Contains("| `filters[].from` | **From**. | text, needed |  |", rows);
        Assert.DoesNotContain(rows, row => row.Contains("within.within", StringComparison.Ordinal));
        Assert.All(rows[..^1], row => Assert.Equal(5, row.Replace("\\|", "", StringComparison.Ordinal).Count(letter => letter == '|')));
    }

    static SettingField Field(string name) => Form.Fields.Single(field => field.Name == name);

    sealed record Unshowable
    {
        [Setting("When")]
        public DateOnly At { get; init; }
    }

    sealed record OnNothing
    {
        [Setting("Name", When = "Nothing=There")]
        public string? Name { get; init; }
    }

    sealed record Garbled
    {
        [Setting("Name", When = "Nothing")]
        public string? Name { get; init; }
    }
}
