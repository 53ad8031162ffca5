using System.Text.Json;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Connectors.Rest;

public sealed class RestSettingsTests
{
    static readonly RestSettings Good = new() { Path = "things", Key = ["id"], Updated = new() { Field = "at" } };

    static readonly RestSettings Post = Good with { Method = RestMethod.Post, Body = """{"filters": [{}], "text": "all"}""" };

    public static TheoryData<string, string, RestSettings> Wrong => new()
    {
        { "Path", "path is missing", Good with { Path = " " } },
        { "Key", "key is missing", Good with { Key = [] } },
        { "Key[0]", "is not a path", Good with { Key = ["a..b"] } },
        { "KeySeparator", "need something between", Good with { Key = ["a", "b"], KeySeparator = "" } },
        { "KeySeparator", "backslash", Good with { Key = ["a", "b"], KeySeparator = "\\" } },
        { "Headers[0].Name", "belongs into the credential", Good with { Headers = [new() { Name = "authorization", Value = "x" }] } },
        { "Headers[0].Name", "letters, digits and hyphens", Good with { Headers = [new() { Name = "a b", Value = "x" }] } },
        { "Headers[0].Value", "one line", Good with { Headers = [new() { Name = "a", Value = "x\r\nHost: y" }] } },
        { "Body", "GET has no body", Good with { Body = "{}" } },
        { "Body", "not a JSON object", Good with { Method = RestMethod.Post, Body = "{" } },
        { "Body", "not a JSON object", Good with { Method = RestMethod.Post, Body = "[]" } },
        { "Fields.Parameter", "fields are asked for by", Good with { Fields = new() { Names = ["a"] } } },
        { "Updated.Time.Zone", "No time zone is called \"Mars\"", Good with { Updated = new() { Field = "at", Time = new() { Zone = "Mars" } } } },
        { "Updated.Time.Pattern", "pattern is missing", Good with { Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Custom } } } },
        { "Updated.Time.Pattern", "does not tell a moment", Good with { Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Custom, Pattern = "%" } } } },
        { "Updated.Time.Pattern", "does not tell a moment", Good with { Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Custom, Pattern = "HH:mm" } } } },
        { "Updated.Time.Pattern", "the hour as HH or with tt", Good with { Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Custom, Pattern = "dd.MM.yyyy hh:mm" } } } },
        { "Incremental.Name", "leads to no place", Post with { Incremental = new() { By = IncrementalKind.Body, Name = "filters.1.from" } } },
        { "Incremental.Name", "leads to no place", Post with { Incremental = new() { By = IncrementalKind.Body, Name = "text.from" } } },
        { "Paging.Parameter", "leads to no place", Post with { Paging = new() { By = PagingKind.Page, Parameter = "$", In = ParameterPlace.Body } } },
        { "Paging.Parameter", "is not a path", Post with { Paging = new() { By = PagingKind.Page, Parameter = "a..b", In = ParameterPlace.Body } } },
        { "Deletes.Key[0]", "is not a path", Good with { Deletes = new() { By = DeleteKind.List, Path = "gone", Key = ["a..b"] } } },
        { "Deletes.Paged", "has no body", Post with { Paging = new() { By = PagingKind.Page, Parameter = "p", In = ParameterPlace.Body }, Deletes = new() { By = DeleteKind.List, Path = "gone", Paged = true } } },
        { "Search.In", "Only a POST has a body", Good with { Incremental = new() { By = IncrementalKind.Parameter, Name = "since" }, Search = new() { Most = 10, To = "to", In = ParameterPlace.Body } } },
        { "Errors.Path", "no error is noticed", Good with { Errors = new() { Message = "message" } } },
        { "Errors.Path", "is not a path", Good with { Errors = new() { Path = "a..b" } } },
        { "Errors.Code", "code of an error stands", Good with { Errors = new() { Path = "error", Limit = ["busy"] } } },
        { "LookUp.Path", "{key} does not stand in it", Good with { LookUp = new() { Path = "things/{key1}" } } },
        { "LookUp.Path", "{key2} does not stand in it", Good with { Key = ["a", "b"], LookUp = new() { Path = "things/{key1}" } } },
        { "LookUp.Item", "is not a path", Good with { LookUp = new() { Path = "things/{key}", Item = "a..b" } } },
        { "Updated.Field", "must be known where", Good with { Updated = new(), Incremental = new() { By = IncrementalKind.Parameter, Name = "since" } } },
        { "Incremental.Name", "changes are asked for by", Good with { Incremental = new() { By = IncrementalKind.Header } } },
        { "Incremental.By", "stands nowhere", Good with { Incremental = new() { By = IncrementalKind.Template } } },
        { "Incremental.By", "is switched off", Good with { Path = "things/{since}" } },
        { "Incremental.By", "Only a POST has a body", Good with { Incremental = new() { By = IncrementalKind.Body, Name = "since" } } },
        { "Incremental.Time.Format", "do not go together", Good with { Incremental = new() { By = IncrementalKind.Parameter, Name = "since", Time = new() { Format = TimeFormat.Number } } } },
        { "Deletes.By", "every pass reads everything", Good with { Incremental = new() { By = IncrementalKind.Parameter, Name = "since" }, Deletes = new() { By = DeleteKind.Sweep } } },
        { "Paging.Parameter", "next page is asked for by", Good with { Paging = new() { By = PagingKind.Page } } },
        { "Paging.Next", "cursor stands at", Good with { Paging = new() { By = PagingKind.Cursor, Parameter = "c" } } },
        { "Paging.Next", "address of the next page stands", Good with { Paging = new() { By = PagingKind.NextUrl } } },
        { "Paging.PageInfo", "pageInfo stands at", Good with { Method = RestMethod.Post, Paging = new() { By = PagingKind.GraphQl } } },
        { "Paging.In", "Only a POST has a body", Good with { Paging = new() { By = PagingKind.Offset, Parameter = "o", In = ParameterPlace.Body } } },
        { "Paging.Size", "page size is missing", Good with { Paging = new() { SizeParameter = "limit" } } },
        { "Paging.SizeParameter", "page size is asked for by", Good with { Paging = new() { Size = 5 } } },
        { "Deletes.Flag", "says that it is deleted by", Good with { Deletes = new() { By = DeleteKind.Flag } } },
        { "Deletes.Path", "list of the deleted is at", Good with { Deletes = new() { By = DeleteKind.List } } },
        { "Search.Most", "how changes are asked for", Good with { Search = new() { Most = 10, To = "to" } } },
        { "Search.To", "until when", Good with { Incremental = new() { By = IncrementalKind.Parameter, Name = "since" }, Search = new() { Most = 10 } } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_where_it_stands(string setting, string text, RestSettings settings)
    {
        var problem = Assert.Single(Problems(settings));

        Assert.Equal(setting, problem.Setting);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Good_ones_have_no_problems_and_all_problems_are_told_at_once()
    {
        Assert.Empty(Problems(Good));
        Assert.Empty(Problems(Good with { Key = ["a", "b"], LookUp = new() { Path = "things/{key1}/of/{key2}" } }));
        Assert.Empty(Problems(Post with { Incremental = new() { By = IncrementalKind.Body, Name = "filters.0.from" }, Paging = new() { By = PagingKind.Page, Parameter = "page.number", In = ParameterPlace.Body } }));
        Assert.Empty(Problems(Good with { Updated = new() { Field = "at", Time = new() { Format = TimeFormat.Custom, Pattern = "MM/dd/yyyy hh:mm tt" } } }));
        Assert.Equal(["Path", "Body", "Key", "Paging.Next"], Problems(new() { Body = "{}", Paging = new() { By = PagingKind.NextUrl } }).Select(problem => problem.Setting));
    }

    [Fact]
    public void They_are_the_same_after_they_were_kept()
    {
        var text = JsonSerializer.Serialize(SampleSettings.Of("cursor", "companies") with { Incremental = SampleSettings.BySince });

        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<RestSettings>(text)));
    }

    [Theory]
    [InlineData(typeof(RestSettings))]
    [InlineData(typeof(NamedValue))]
    [InlineData(typeof(TimeSettings))]
    [InlineData(typeof(UpdatedSettings))]
    [InlineData(typeof(IncrementalSettings))]
    [InlineData(typeof(PagingSettings))]
    [InlineData(typeof(FieldSelection))]
    [InlineData(typeof(DeleteSettings))]
    [InlineData(typeof(SearchSettings))]
    [InlineData(typeof(ErrorSettings))]
    [InlineData(typeof(LookUpSettings))]
    public void Every_setting_has_a_label_and_counts_only_by_settings_that_are_there(Type type)
    {
        foreach (var property in type.GetProperties())
        {
            var setting = (SettingAttribute?)Attribute.GetCustomAttribute(property, typeof(SettingAttribute));
            Assert.False(string.IsNullOrEmpty(setting?.Label), property.Name);
            if (setting.When?.Split('=') is not [var other, var values]) continue;
            var kinds = Enum.GetNames(type.GetProperty(other)!.PropertyType);
            Assert.All(values.Split(','), value => Assert.Contains(value, kinds));
        }
    }

    static IReadOnlyList<FormProblem> Problems(RestSettings settings)
    {
        var problems = new FormProblems();
        settings.Validate(problems);
        return problems.All;
    }
}
