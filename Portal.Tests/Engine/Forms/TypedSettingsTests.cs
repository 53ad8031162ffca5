using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Forms;

/// <summary>Settings as texts in a form, and what is read of them.</summary>
public sealed class TypedSettingsTests
{
    [Fact]
    public void What_is_read_of_a_form_that_nobody_touched_is_what_was_put_into_it()
    {
        var settings = new RestSettings
        {
            Method = RestMethod.Post, Path = "v1/things", Body = """{"query":"a"}""", Records = "data.items", Key = ["id", "year"], KeySeparator = " ",
            Parameters = [new() { Name = "include", Value = "all" }], Headers = [new() { Name = "X-Kind", Value = "a" }, new() { Name = "X-Kind", Value = "b" }],
            Updated = new() { Field = "at", Time = new() { Format = TimeFormat.IsoWithoutZone, Zone = "Europe/Berlin" } },
            Incremental = new() { By = IncrementalKind.Body, Name = "filter.since", Lag = TimeSpan.FromSeconds(90), Exclusive = true, Start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Paging = new() { By = PagingKind.Page, In = ParameterPlace.Body, Parameter = "page", First = 0, Size = 50, SizeParameter = "size" },
            Deletes = new() { By = DeleteKind.Flag, Flag = "gone", Values = ["yes", "1"] }, LookUp = new() { Path = "v1/things/{key1}/{key2}" },
        };

        Assert.Equal(SettingsWriter.Write(settings), SettingsWriter.Write(TypedSettings.Of(settings).Read<RestSettings>().Value));
    }

    [Fact]
    public void Only_what_counts_is_shown_and_read()
    {
        var typed = TypedSettings.Of(new SampleSettings { Path = "/a" });
        Assert.DoesNotContain("parameter", Names(typed));
        typed.Texts["parameter"] = "left over";
        Assert.Null(typed.Read<SampleSettings>().Value.Parameter);

        typed.Texts["paging"] = "cursor";
        Assert.Contains("parameter", Names(typed));
        Assert.DoesNotContain("place", Names(typed));
        typed.Texts["parameter"] = "next";
        Assert.Contains("place", Names(typed));
        typed.Texts["place"] = "query";
        Assert.Equal((SamplePaging.Cursor, "next", "query"), typed.Read<SampleSettings>().Value is var read ? (read.Paging, read.Parameter, read.Place) : default);
    }

    [Fact]
    public void What_is_left_empty_is_what_it_is_by_itself()
    {
        var typed = TypedSettings.Of(new SampleSettings { Path = "/a", PageSize = 7, Lag = TimeSpan.FromHours(1), Deletes = false, Key = "env:KEY" });
        foreach (var name in new[] { "pageSize", "lag", "key" }) typed.Texts[name] = " ";

        var read = typed.Read<SampleSettings>().Value;
        Assert.Equal((100, TimeSpan.FromMinutes(5), false, null), (read.PageSize, read.Lag, read.Deletes, read.Key));
    }

    [Fact]
    public void All_that_is_wrong_is_told_where_it_stands()
    {
        var typed = TypedSettings.Of(new RestSettings { Path = "things", Key = ["id"] });
        typed.Texts["path"] = "";
        var paging = typed.Group(typed.Fields.First(field => field.Name == "paging"));
        (paging.Texts["by"], paging.Texts["first"], paging.Texts["size"]) = ("page", "one", "0");
        typed.Add(typed.Fields.First(field => field.Name == "headers"));

        var unfit = Assert.IsType<SettingsUnfit>(typed.Read<RestSettings>().Refusal);
        Assert.Contains(new FormProblem("Paging.First", "This must be a whole number."), unfit.Problems);

        paging.Texts["first"] = "1";
        unfit = Assert.IsType<SettingsUnfit>(typed.Read<RestSettings>().Refusal);
        Assert.Equal(["Headers[0].Name", "Paging.Parameter", "Paging.Size", "Path"], unfit.Problems.Select(problem => problem.Setting).Where(setting => setting != "Paging.SizeParameter").Order());
    }

    [Fact]
    public void A_list_grows_and_shrinks()
    {
        var typed = TypedSettings.Of(new RestSettings { Path = "things", Key = ["id"], Headers = [new() { Name = "X-A", Value = "1" }] });
        var headers = typed.Fields.First(field => field.Name == "headers");
        typed.Add(headers);
        (typed.List(headers)[1].Texts["name"], typed.List(headers)[1].Texts["value"]) = ("X-B", "2");
        typed.Remove(headers, typed.List(headers)[0]);

        Assert.Equal([new NamedValue { Name = "X-B", Value = "2" }], typed.Read<RestSettings>().Value.Headers);
        Assert.True(typed.SaysSomething);
        Assert.False(TypedSettings.Of(new PagingSettings()).SaysSomething);
    }

    static IEnumerable<string> Names(TypedSettings typed) => typed.Fields.Select(field => field.Name);
}
