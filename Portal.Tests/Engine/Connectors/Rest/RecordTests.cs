using System.Text;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>What is made of the records of an answer, and what is said of one that looks otherwise than described.</summary>
public sealed class RecordTests
{
    static readonly RestSettings List = new() { Path = "things", Key = ["id"] };

    [Theory]
    [InlineData("{'id':17}", "17", null)]
    [InlineData("{'id':'17'}", "17", null)]
    [InlineData("{'id':17.0}", "17", null)]
    [InlineData("{'id':12345678901234567890}", "12345678901234567890", null)]
    [InlineData("{'id':null,'name':'x'}", null, "The record has no `id`, which is its key.")]
    [InlineData("{'id':{'a':1}}", null, "`id`, the key, is an object, and should be a text or a number.")]
    [InlineData("{'id':''}", null, "`id`, the key, is empty or cannot be read.")]
    [InlineData(@"{'id':'\ud800'}", null, "`id`, the key, is empty or cannot be read.")]
    [InlineData(@"{'id':'a\ufffd'}", null, "`id`, the key, is empty or cannot be read.")]
    [InlineData("'text'", null, "The record is a text, not an object.")]
    public async Task A_key_is_read_or_its_record_says_why_not_and_the_feed_goes_on(string record, string? key, string? problem)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", $"[{record},{{'id':'other'}}]");
        var pass = await api.House.Read(List);

        Assert.Equal((key, problem), (pass.Last.Records[0].Key, pass.Last.Records[0].Problem));
        Assert.Equal("other", pass.Last.Records[1].Key);
        // What has no key cannot be told from what is gone.
        Assert.Equal(key is null ? Coverage.Changes : Coverage.Everything, pass.Last.Coverage);
    }

    [Fact]
    public async Task A_key_may_be_nested_and_of_several_parts()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'a':{'id':1},'b.c':'x/y'},{'a':{'id':'1/x'},'b.c':'y'}]");
        var pass = await api.House.Read(List with { Key = ["a.id", "b.c"] });

        Assert.Equal([@"1/x\/y", @"1\/x/y"], pass.Records.Select(record => record.Key));
    }

    [Theory]
    [InlineData("/", @"[{'a':'x\\','b':'y/z'},{'a':'x/y\\','b':'z'},{'a':'x\\','b':'y'},{'a':'x','b':'\\y'},{'a':'x\\/y','b':'z'},{'a':'x','b':'y/z'},{'a':'x/y','b':'z'},{'a':'x\\\\','b':'y/z'}]")]
    [InlineData("::", "[{'a':'x:','b':'y'},{'a':'x','b':':y'},{'a':'x::y','b':'z'},{'a':'x','b':'y::z'},{'a':'x:','b':':y'}]")]
    public async Task Keys_of_several_parts_are_never_the_same_where_the_parts_are_not(string separator, string answer)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", answer);
        var pass = await api.House.Read(List with { Key = ["a", "b"], KeySeparator = separator });

        Assert.Distinct(pass.Records.Select(record => record.Key));
    }

    [Theory]
    [InlineData("id", "", "{'name':'x'}", "The record has no `id`, which is its key.")]
    [InlineData("id", "at", "{'id':7}", null)]
    public async Task Once_a_feed_has_read_well_one_bad_record_alone_does_not_stop_it(string key, string updated, string record, string? problem)
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Key = [key], Updated = new() { Field = updated } };
        api.Expect("GET /api/things", $"[{record}]").Expect("GET /api/things", $"[{record},{record}]").Expect("GET /api/things", $"[{record}]");

        Assert.Equal(problem, Assert.Single((await api.House.Read(settings, new Cursor("2026-03-01T12:00:00Z"))).Records).Problem);
        Assert.Equal(Who.Owner, (await api.House.Fails(settings, new Cursor("2026-03-01T12:00:00Z"))).Who);
        Assert.Equal(Who.Owner, (await api.House.Fails(settings)).Who);
    }

    [Theory]
    [InlineData(TimeFormat.Iso, "'2026-03-01T12:00:00Z'", 9_999_999)]
    [InlineData(TimeFormat.Iso, "'2026-03-01T12:00:00.000Z'", 0)]
    [InlineData(TimeFormat.Iso, "'2026-03-01T12:00:00.25Z'", 2_500_000)]
    [InlineData(TimeFormat.Http, "'Sun, 01 Mar 2026 12:00:00 GMT'", 9_999_999)]
    [InlineData(TimeFormat.Seconds, "1772366400", 9_999_999)]
    [InlineData(TimeFormat.Milliseconds, "1772366400000", 0)]
    public async Task A_deletion_in_whole_seconds_may_have_been_at_the_end_of_its_second(TimeFormat format, string at, long ticks)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", $"[{{'id':1,'at':'2026-03-01T12:00:00.2Z','gone':{at}}}]");
        var pass = await api.House.Read(List with { Updated = new() { Field = "at" }, Deletes = new() { By = DeleteKind.Flag, Flag = "gone", At = "gone", AtTime = new() { Format = format } } });

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772366400).AddTicks(ticks), Assert.Single(pass.Records).SourceAt);
    }

    [Fact]
    public async Task What_is_no_letter_becomes_the_sign_for_it_and_holds_up_nothing()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", response => response.Body.WriteAsync(Encoding.Latin1.GetBytes("""[{"id":1,"name":"Ünal"},{"id":"Ü"},{"id":3}]""")).AsTask());
        var records = (await api.House.Read(List)).Last.Records;

        Assert.Equal(["1", null, "3"], records.Select(record => record.Key));
        Assert.Equal("{\"id\":1,\"name\":\"\ufffdnal\"}", records[0].Fields);
    }

    [Fact]
    public async Task A_record_that_is_nested_deeply_does_not_hold_up_the_others()
    {
        await using var api = await StrictApi.Start();
        var deep = $"{new string('[', 500)}{new string(']', 500)}";
        api.Expect("GET /api/things", $"[{{'id':1,'a':{deep}}},{{'id':2}}]");

        Assert.Equal("1 2", (await api.House.Read(List)).Keys);
    }

    [Fact]
    public async Task An_error_of_the_limit_inside_an_answer_is_waited_out_like_a_429()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Records = "items", Errors = new() { Path = "error", Code = "error", Limit = ["slow_down"] } };
        api.Expect("GET /api/things", "{'error':'slow_down'}").Expect("GET /api/things", "{'items':[{'id':1}]}");
        Assert.Equal("1", (await api.House.Read(settings)).Keys);

        api.Expect("GET /api/things", "{'error':'slow_down'}", headers: ("X-RateLimit-Reset", "3600"));
        var failure = await api.House.Fails(settings);
        Assert.Equal((Who.Nobody, api.House.Clock.GetUtcNow().AddHours(1)), (failure.Who, failure.Until));
        Assert.Equal((failure.Until, 0), (api.House.State.Budget.PausedUntil, api.House.State.Breaker.Failures));
    }

    [Theory]
    [InlineData("data.items", "{'data':{'items':{'rows':[{'id':1}],'n':1}}}", "`data.items` is an object, not a list; did you mean `data.items.rows`?")]
    [InlineData("items", "{'data':{'items':[{'id':1}],'tags':['a','b']}}", "`items` is not in the answer; did you mean `data.items`?")]
    [InlineData("$", "{'tags':['a','b','c'],'rows':[{'id':1}]}", "The answer is an object, not a list; did you mean `rows`?")]
    [InlineData("rows", "[{'id':1}]", "`rows` is not in the answer; did you mean `$`?")]
    [InlineData("rows", "{'message':'hello','code':1}", "`rows` is not in the answer, and there is no list of records in it. It has `message`, `code`.")]
    [InlineData("rows", "'text'", "`rows` is not in the answer, and there is no list of records in it.")]
    public async Task A_wrong_path_is_explained_with_the_nearest_list(string path, string answer, string text)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", answer);
        var failure = await api.House.Fails(List with { Records = path });

        Assert.Equal(Who.Owner, failure.Who);
        Assert.StartsWith(text, failure.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key", "at", "[{'dealId':1,'name':'x','uuid':'y','at':'2026-01-01'}]", "has a key at `key`; did you mean `uuid` or `dealId`?")]
    [InlineData("key", "at", "[{'name':'x'}]", "has a key at `key`; it has `name`.")]
    [InlineData("id", "at", "[{'id':1,'meta':{'modifiedAt':1}},{'id':2}]", "says at `at` when it changed; did you mean `meta.modifiedAt`?")]
    public async Task Fields_that_no_record_has_are_explained_with_the_likeliest(string key, string updated, string answer, string text)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", answer);
        var failure = await api.House.Fails(List with { Key = [key], Updated = new() { Field = updated } });

        Assert.Equal(Who.Owner, failure.Who);
        Assert.EndsWith(text, failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_time_that_cannot_be_read_is_the_records_own_problem()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1,'at':'soon'},{'id':2,'at':'2026-03-01T00:00:00Z'},{'id':3,'at':null}]");
        var records = (await api.House.Read(List with { Updated = new() { Field = "at" } })).Last.Records;

        Assert.Equal(["`at` is \"soon\", and should be an ISO date such as 2026-03-29T01:00:00Z.", null, null], records.Select(record => record.Problem));
    }

    [Fact]
    public async Task A_record_that_never_changed_may_say_null()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1,'at':null}]");

        Assert.Equal("1", (await api.House.Read(List with { Updated = new() { Field = "at" } })).Keys);
    }

    [Theory]
    [InlineData("true,null,false,'yes',0,'2026-01-01',''", "", "1 4 6")]
    [InlineData("'gone','Archived','open'", "archived gone", "1 2")]
    public async Task A_flag_may_be_anything(string flags, string values, string deleted)
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", $"[{string.Join(',', flags.Split(',').Select((flag, i) => $"{{'id':{i + 1},'state':{{'flag':{flag}}}}}"))}]");
        var pass = await api.House.Read(List with { Deletes = new() { By = DeleteKind.Flag, Flag = "state.flag", Values = values.Split(' ', StringSplitOptions.RemoveEmptyEntries) } });

        Assert.Equal(deleted, string.Join(' ', pass.Records.Where(record => record.IsDeleted).Select(record => record.Key)));
    }

    /// <summary>What is gone shows by what is no longer there, and a row that says so itself is gone at once.</summary>
    [Fact]
    public async Task A_flag_counts_also_where_everything_is_read_to_see_what_is_gone()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1,'gone':false},{'id':2,'gone':true}]");
        var pass = await api.House.Read(List with { Deletes = new() { By = DeleteKind.Sweep, Flag = "gone" } });

        Assert.Equal("1 -2", pass.Keys);
    }

    [Fact]
    public async Task The_list_of_the_deleted_has_a_shape_of_its_own_and_may_be_paged()
    {
        await using var api = await StrictApi.Start();
        var settings = List with
        {
            Records = "items",
            Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next" },
            Deletes = new() { By = DeleteKind.List, Path = "gone", Records = "gone", Key = ["ref"], Paged = true, Since = "since", SinceTime = new() { Format = TimeFormat.Seconds }, At = "when", AtTime = new() { Format = TimeFormat.Milliseconds } },
        };
        api.Expect("GET /api/things", "{'items':[{'id':1}]}");
        api.Expect("GET /api/gone?since=1772366339", "{'gone':[{'ref':7,'when':1772366405000}],'next':'n'}").Expect("GET /api/gone?since=1772366339&c=n", "{'gone':[{'ref':8}]}");
        var pass = await api.House.Read(settings, new Cursor("2026-03-01T12:00:00Z"));

        Assert.Equal(("1 -7 -8", Coverage.Everything), (pass.Keys, pass.Last.Coverage));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772366405), pass.Pages[1].Records[0].SourceAt);
    }

    [Fact]
    public async Task The_list_of_the_deleted_is_paged_by_its_own_key()
    {
        await using var api = await StrictApi.Start();
        var settings = List with
        {
            Records = "items", Record = "node", Paging = new() { By = PagingKind.LastId, Parameter = "after" },
            Deletes = new() { By = DeleteKind.List, Path = "gone", Key = ["ref"], Paged = true },
        };
        api.Expect("GET /api/things", "{'items':[]}");
        api.Expect("GET /api/gone", "[{'ref':7},{'ref':9}]").Expect("GET /api/gone?after=9", "[]");

        Assert.Equal("-7 -9", (await api.House.Read(settings, new Cursor("2026-03-01T12:00:00Z"))).Keys);
    }

    [Fact]
    public async Task A_feed_that_was_set_back_to_its_beginning_asks_for_all_that_was_deleted()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Deletes = new() { By = DeleteKind.List, Path = "gone", Since = "since", SinceTime = new() { Format = TimeFormat.Seconds } } };
        api.Expect("GET /api/things", "[{'id':1}]").Expect("GET /api/things", "[{'id':1}]").Expect("GET /api/gone?since=0", "[{'id':2}]");

        Assert.Equal("1", (await api.House.Read(settings)).Keys);
        Assert.Equal("1 -2", (await api.House.Read(settings, hasBegunBefore: true)).Keys);
    }

    [Fact]
    public async Task An_answer_that_is_cut_within_a_letter_is_asked_for_again()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", response => response.Body.WriteAsync(Encoding.UTF8.GetBytes("[{\"id\":\"Ü").AsMemory()[..^1]).AsTask()).Expect("GET /api/things", "[{'id':'Ünal'}]");

        Assert.Equal("Ünal", (await api.House.Read(List)).Keys);
    }

    [Theory]
    [InlineData("utf-8", "Ünal", true)]
    [InlineData("iso-8859-1", "Ünal", true)]
    [InlineData("utf-16", "Ünal", true)]
    public async Task Letters_are_read_as_they_are_meant(string charset, string name, bool byteOrderMark)
    {
        await using var api = await StrictApi.Start();
        var encoding = Encoding.GetEncoding(charset);
        api.Expect("GET /api/things", async response =>
        {
            response.ContentType = $"application/json; charset={charset}";
            if (byteOrderMark && charset == "utf-8") await response.Body.WriteAsync(encoding.GetPreamble());
            await response.Body.WriteAsync(encoding.GetBytes($$"""[{"id":"{{name}}"}]"""));
        });

        Assert.Equal(name, (await api.House.Read(List)).Keys);
    }

    [Fact]
    public async Task An_answer_longer_than_expected_or_empty_or_no_json_is_taken_for_what_it_is()
    {
        await using var api = await StrictApi.Start();
        var many = string.Join(',', Enumerable.Range(0, 20_000).Select(id => $"{{'id':{id}}}"));
        api.Expect("GET /api/things", $"[{many}]").Expect("GET /api/things", "", 204).Expect("GET /api/things", "[1,2,}");

        Assert.Equal(20_000, (await api.House.Read(List)).Records.Count());
        Assert.Empty((await api.House.Read(List)).Records);
        Assert.Contains("not JSON: \"[1,2,}\"", (await api.House.Fails(List)).Text, StringComparison.Ordinal);
    }
}
