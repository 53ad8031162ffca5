using Portal.Engine.Connectors;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;

namespace Portal.Tests.Engine.Connectors.Rest;

/// <summary>Changes that are asked for by a token which the source handed out.</summary>
public sealed class TokenTests
{
    static readonly RestSettings List = new()
    {
        Path = "things",
        Records = "items",
        Key = ["id"],
        Incremental = new() { By = IncrementalKind.Token, Name = "syncToken", Token = "nextSyncToken" },
        Paging = new() { By = PagingKind.Cursor, Parameter = "pageToken", Next = "nextPageToken" },
        Deletes = new() { By = DeleteKind.Flag, Flag = "status", Values = ["cancelled"] },
    };

    [Fact]
    public async Task The_token_of_the_last_page_goes_with_every_page_of_the_next_pass()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "{'items':[{'id':1}],'nextPageToken':'p2'}");
        api.Expect("GET /api/things?pageToken=p2", "{'items':[{'id':2}],'nextSyncToken':'s1'}");
        var first = await api.House.Read(List);
        Assert.Equal(("1 2", "s1", Coverage.Everything), (first.Keys, first.End.Watermark, first.Pages[^1].Coverage));

        api.Expect("GET /api/things?syncToken=s1", "{'items':[{'id':2,'status':'cancelled'}],'nextPageToken':'p3'}");
        api.Expect("GET /api/things?syncToken=s1&pageToken=p3", "{'items':[],'nextSyncToken':'s2'}");
        var second = await api.House.Read(List, first.End);
        Assert.Equal(("s2", Coverage.Changes), (second.End.Watermark, second.Pages[^1].Coverage));
    }

    [Fact]
    public async Task A_token_that_is_forgotten_makes_the_pass_read_everything_and_prove_it()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things?syncToken=old", "{'error':'gone'}", 410);
        api.Expect("GET /api/things", "{'items':[{'id':1}],'nextPageToken':'p2'}");
        api.Expect("GET /api/things?pageToken=p2", "{'items':[{'id':3}],'nextSyncToken':'s9'}");
        var pass = await api.House.Read(List, new Cursor("old"));
        Assert.Equal(("1 3", "s9", Coverage.Everything), (pass.Keys, pass.End.Watermark, pass.Pages[^1].Coverage));
    }

    [Fact]
    public async Task Without_a_token_at_its_place_the_owner_is_told()
    {
        await using var api = await StrictApi.Start();
        api.Expect("GET /api/things", "{'items':[{'id':1}]}");
        Assert.Contains("has no token at `nextSyncToken`", (await api.House.Fails(List)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_go_together_with_a_token_is_told()
    {
        var problems = new FormProblems();
        (List with { Deletes = new() { By = DeleteKind.Sweep }, Search = new() { Most = 10, To = "to" } }).Validate(problems);
        Assert.Equal(["Deletes.By", "Search.Most"], problems.All.Select(problem => problem.Setting).Distinct().Order(StringComparer.Ordinal));
    }
}
