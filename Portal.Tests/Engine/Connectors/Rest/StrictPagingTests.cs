using Microsoft.AspNetCore.Http;
using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Resilience;
using Portal.Tests.Engine.Resilience.Egress;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>Which requests are made exactly, by each way of paging.</summary>
public sealed class StrictPagingTests
{
    static readonly RestSettings List = new() { Path = "things", Records = "items", Key = ["id"], Updated = new() { Field = "at" } };

    [Fact]
    public async Task A_cursor_in_the_body_comes_back_in_the_body()
    {
        await using var api = await StrictApi.Start();
        var settings = List with
        {
            Method = RestMethod.Post,
            Body = """{"filter": {"kind": "a"}, "paging": {"after": 0}}""",
            Paging = new() { By = PagingKind.Cursor, In = ParameterPlace.Body, Parameter = "paging.after", Next = "next", Size = 2, SizeParameter = "paging.limit" },
        };
        api.Expect("POST /api/things {'filter':{'kind':'a'},'paging':{'after':0,'limit':2}}", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'},{'id':2,'at':'2026-03-02T07:00:00Z'}],'next':7}");
        api.Expect("POST /api/things {'filter':{'kind':'a'},'paging':{'after':7,'limit':2}}", "{'items':[],'next':'x9'}");
        api.Expect("POST /api/things {'filter':{'kind':'a'},'paging':{'after':'x9','limit':2}}", "{'items':[{'id':3,'at':'2026-03-01T07:00:00Z'}],'next':null}");
        var pass = await api.House.Read(settings with { Paging = settings.Paging });
        Assert.Equal(("1 2 3", "2026-03-02T08:00:00Z"), (pass.Keys, pass.End.Watermark));

        api.Expect("POST /api/things {'filter':{'kind':'a'},'paging':{'after':'x9','limit':2}}", "{'items':[{'id':3,'at':'2026-03-01T07:00:00Z'}]}");
        Assert.Equal(pass.End, (await api.House.Read(settings, pass.Pages[1].Next)).End);
    }

    [Fact]
    public async Task The_last_id_asks_for_what_follows_until_nothing_does()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Paging = new() { By = PagingKind.LastId, Parameter = "since_id" } };
        api.Expect("GET /api/things", "{'items':[{'id':4,'at':'2026-03-02T08:00:00Z'},{'id':9,'at':'2026-03-02T07:00:00Z'}]}");
        api.Expect("GET /api/things?since_id=9", "{'items':[{'id':12,'at':'2026-03-01T07:00:00Z'}]}");
        api.Expect("GET /api/things?since_id=12", "{'items':[]}");
        var pass = await api.House.Read(settings);
        Assert.Equal("4 9 12", pass.Keys);

        api.Expect("GET /api/things?since_id=12", "{'items':[]}");
        Assert.Equal(pass.End, (await api.House.Read(settings, pass.Pages[1].Next)).End);
        api.Expect("GET /api/things", "{'items':[{'id':4,'at':'2026-03-02T08:00:00Z'}],'has_more':false}");
        Assert.Equal("4", (await api.House.Read(settings with { Paging = settings.Paging with { More = "has_more" } })).Keys);
    }

    [Fact]
    public async Task GraphQl_follows_page_info()
    {
        await using var api = await StrictApi.Start();
        var settings = new RestSettings
        {
            Method = RestMethod.Post,
            Path = "graphql",
            Body = """{"query": "query($after: String) { contacts(after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }"}""",
            Records = "data.contacts.edges",
            Record = "node",
            Key = ["id"],
            Paging = new() { By = PagingKind.GraphQl, PageInfo = "data.contacts.pageInfo" },
            Errors = new() { Path = "errors", Message = "errors.0.message" },
        };
        const string Query = "'query':'query($after: String) { contacts(after: $after) { edges { node { id } } pageInfo { endCursor hasNextPage } } }'";
        api.Expect($"POST /api/graphql {{{Query}}}", "{'data':{'contacts':{'edges':[{'node':{'id':'a'}},{'node':{'id':'b'}}],'pageInfo':{'endCursor':'Y','hasNextPage':true}}}}");
        api.Expect($"POST /api/graphql {{{Query},'variables':{{'after':'Y'}}}}", "{'data':{'contacts':{'edges':[{'node':{'id':'c'}}],'pageInfo':{'endCursor':'Z','hasNextPage':false}}}}");
        Assert.Equal("a b c", (await api.House.Read(settings)).Keys);

        api.Expect($"POST /api/graphql {{{Query}}}", "{'data':null,'errors':[{'message':'No such field'}]}");
        Assert.Contains("\"No such field\"", (await api.House.Fails(settings)).Text, StringComparison.Ordinal);
        api.Expect($"POST /api/graphql {{{Query}}}", "{'data':{'contacts':{'edges':[{'node':{'id':'a'}}]}}}");
        Assert.Contains("no pageInfo with hasNextPage at `data.contacts.pageInfo`", (await api.House.Fails(settings)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbered_pages_without_a_sign_end_with_an_empty_one_and_offsets_count_what_came()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things?per=3&p=1", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'},{'id':2}]}").Expect("GET /api/things?per=3&p=2", "{'items':[{'id':3}]}").Expect("GET /api/things?per=3&p=3", "{'items':null}");
        Assert.Equal("1 2 3", (await api.House.Read(List with { Paging = new() { By = PagingKind.Page, Parameter = "p", Size = 3, SizeParameter = "per" } })).Keys);
        api.Expect("GET /api/things?skip=0", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'},{'id':2}]}").Expect("GET /api/things?skip=2", "{'items':[{'id':3}]}").Expect("GET /api/things?skip=3", "{'items':[]}");
        Assert.Equal("1 2 3", (await api.House.Read(List with { Paging = new() { By = PagingKind.Offset, Parameter = "skip" } })).Keys);
        api.Expect("GET /api/things?fields=id-at", "{'items':[]}");
        Assert.Equal(Coverage.Everything, (await api.House.Read(List with { Fields = new() { Parameter = "fields", Names = ["id", "at"], Separator = "-" } })).Last.Coverage);
    }

    [Theory]
    [InlineData("things?page=2", Coverage.Shifting)]
    [InlineData("things?limit=2&$skip=2", Coverage.Shifting)]
    [InlineData("things?page%5Boffset%5D=2", Coverage.Shifting)]
    [InlineData("things?page=x7f", Coverage.Everything)]
    [InlineData("things?after=2", Coverage.Everything)]
    public async Task A_next_address_that_counts_what_comes_before_is_of_a_list_that_may_shift(string next, Coverage proves)
    {
        await using var api = await StrictApi.Start();
        foreach (var paging in new PagingSettings[] { new() { By = PagingKind.NextUrl, Next = "next" }, new() { By = PagingKind.LinkHeader } })
        {
            api.Expect("GET /api/things", $"{{'items':[{{'id':1,'at':'2026-03-02T08:00:00Z'}}],'next':'{next}'}}", headers: ("Link", $"<{next}>; rel=\"next\""));
            api.Expect($"GET /api/{Uri.UnescapeDataString(next)}", "{'items':[{'id':2}]}");
            Assert.Equal(proves, (await api.House.Read(List with { Paging = paging })).Last.Coverage);

            // One page is the whole list at one moment.
            api.Expect("GET /api/things", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'}]}");
            Assert.Equal(Coverage.Everything, (await api.House.Read(List with { Paging = paging })).Last.Coverage);
        }
    }

    [Fact]
    public async Task A_next_address_may_be_relative_and_its_name_may_hold_dots()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Parameters = [new() { Name = "all", Value = "å&b" }], Paging = new() { By = PagingKind.NextUrl, Next = "@odata.nextLink" } };
        api.Expect("GET /api/things?all=å&b", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'}],'@odata.nextLink':'things?skip=x%2Fy'}");
        api.Expect("GET /api/things?skip=x/y", "{'items':[{'id':2}],'@odata.nextLink':'{here}/elsewhere?z=1'}");
        api.Expect("GET /elsewhere?z=1", "{'items':[{'id':3}]}");

        Assert.Equal("1 2 3", (await api.House.Read(settings)).Keys);
    }

    [Fact]
    public async Task A_next_address_of_another_origin_is_not_followed()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "[{'id':1}]", headers: ("Link", "<https://evil.example/things?page=2>; rel=\"next\""));
        var failure = await api.House.Fails(List with { Records = "$", Updated = new(), Paging = new() { By = PagingKind.LinkHeader } });

        Assert.Equal(Who.Owner, failure.Who);
        Assert.Contains("next page of Sample CRM is at https://evil.example, and the source is at http://127.0.0.1", failure.Text, StringComparison.Ordinal);
        Assert.Contains("leads to https://evil.example", (await api.House.Fails(List with { Path = "https://evil.example/things" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_address_whose_path_begins_with_two_slashes_stays_at_the_source()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Paging = new() { By = PagingKind.NextUrl, Next = "next" } };
        api.Expect("GET /api/things", "{'items':[{'id':1,'at':'2026-03-02T08:00:00Z'}],'next':'{here}//evil.example/things?page=2'}");
        api.Expect("GET //evil.example/things?page=2", "{'items':[{'id':2}]}");

        Assert.Equal("1 2", (await api.House.Read(settings)).Keys);
    }

    [Theory]
    [InlineData(PagingKind.Offset)]
    [InlineData(PagingKind.LastId)]
    public async Task An_empty_page_that_says_there_is_more_is_not_taken_for_the_end(PagingKind by)
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Updated = new(), Paging = new() { By = by, Parameter = "p", More = "more" } };
        api.Expect(by == PagingKind.Offset ? "GET /api/things?p=0" : "GET /api/things", "{'items':[{'id':1}],'more':true}").Expect("GET /api/things?p=1", "{'items':[],'more':true}");

        var failure = await api.House.Fails(settings);
        Assert.Equal((Who.Source, true), (failure.Who, failure.Text.Contains("but this one is empty", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_offset_that_finds_nothing_before_the_total_proves_nothing_of_what_is_gone()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Updated = new(), Paging = new() { By = PagingKind.Offset, Parameter = "skip", Total = "total" } };
        api.Expect("GET /api/things?skip=0", "{'items':[{'id':1},{'id':2}],'total':5}").Expect("GET /api/things?skip=2", "{'items':[],'total':5}");
        Assert.Equal(Coverage.Changes, (await api.House.Read(settings)).Last.Coverage);

        api.Expect("GET /api/things?skip=0", "{'items':[{'id':1},{'id':2}],'total':3}").Expect("GET /api/things?skip=2", "{'items':[],'total':2}");
        Assert.Equal(Coverage.Shifting, (await api.House.Read(settings)).Last.Coverage);
    }

    [Fact]
    public async Task A_next_page_that_is_no_address_is_quoted_without_the_credential()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "{'items':[{'id':1}],'next':'http://[planted-secret'}");

        var failure = await api.House.Fails(List with { Updated = new(), Paging = new() { By = PagingKind.NextUrl, Next = "next" } });

        Assert.Contains("names \"http://[••••\" as its next page", failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_lead_round_in_a_circle_are_noticed()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Updated = new(), Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next" } };
        api.Expect("GET /api/things", "{'items':[{'id':1}],'next':'a'}").Expect("GET /api/things?c=a", "{'items':[{'id':2}],'next':'b'}").Expect("GET /api/things?c=b", "{'items':[{'id':3}],'next':'a'}");
        Assert.Contains("round in a circle", (await api.House.Fails(settings)).Text, StringComparison.Ordinal);

        for (var page = 1; page <= 3; page++) api.Expect($"GET /api/things?p={page}", "{'items':[{'id':1},{'id':2}]}");
        var ignored = await api.House.Fails(settings with { Paging = new() { By = PagingKind.Page, Parameter = "p" } });
        Assert.Equal((Who.Owner, true), (ignored.Who, ignored.Text.Contains("seems to be ignored", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_thousand_empty_pages_are_a_circle_too()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "{'items':[],'next':1}");
        for (var page = 1; page < 1000; page++) api.Expect($"GET /api/things?c={page}", $"{{'items':[],'next':{page + 1}}}");

        var pass = await api.House.Read(List with { Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next" } });
        Assert.Equal(999, pass.Pages.Count);
        Assert.Contains("1000 empty pages in a row", pass.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_from_where_the_source_redirected_to_says_so()
    {
        await using var other = await LoopbackServer.Start(http =>
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        await using var api = await StrictApi.Start(other.Address);
        api.Expect("GET /api/things", "", 302, ("Location", $"{other.At("/api/things")}"));

        var failure = await api.House.Fails(List);
        Assert.StartsWith("Sample CRM does not accept the credential.", failure.Text, StringComparison.Ordinal);
        Assert.Contains($"redirected to {other.Address.GetLeftPart(UriPartial.Authority)}, and the credential is not sent elsewhere", failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_with_the_sign_of_an_expired_page_begins_the_pass_again()
    {
        await using var api = await StrictApi.Start();
        var settings = List with { Updated = new(), Paging = new() { By = PagingKind.Cursor, Parameter = "c", Next = "next", Expired = "INVALID_CURSOR" } };
        api.Expect("GET /api/things", "{'items':[{'id':1}],'next':'a'}").Expect("GET /api/things?c=a", "{'error':'INVALID_CURSOR'}", 400);
        Assert.IsType<TokenExpired>((await api.House.Read(settings)).Refusal);

        api.Expect("GET /api/things", "{'error':'INVALID_CURSOR in the first'}", 400);
        Assert.Equal("Sample CRM does not understand what is asked. Check the settings (400). It says: \"{\"error\":\"INVALID_CURSOR in the first\"}\".", (await api.House.Fails(settings)).Text);
    }
}
