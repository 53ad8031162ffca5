using Bunit;
using Portal.Engine.Freshness;
using Portal.Web;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class ElsewhereNoticeTests : Stage
{
    [Fact]
    public void Each_stream_that_is_not_well_is_named_with_what_is_so_of_it_and_leads_there()
    {
        var notice = Show(new("Deals", Verdict.Stale), new("Tickets", Verdict.Late));

        Assert.Equal("Not all of it is on this page", notice.Find(".notice-title").TextContent);
        Assert.Equal("Deals is stale; Tickets is late.", Text(notice));
        Assert.Equal(Urls.Source(7, "Deals"), notice.FindAll("a")[0].GetAttribute("href"));
        Assert.Contains("tone-stale", notice.Find(".notice").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_the_worst_are_named_and_the_others_counted()
    {
        var notice = Show([.. Enumerable.Range(1, 8).Select(number => new StreamElsewhere($"Shelf {number}", Verdict.Late))]);

        Assert.Equal(6, notice.FindAll("a").Count);
        Assert.EndsWith("; and 2 more.", Text(notice), StringComparison.Ordinal);
        Assert.Contains("tone-late", notice.Find(".notice").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_all_is_well_nothing_is_said() => Assert.Empty(Show().FindAll(".notice"));

    static string Text(IRenderedComponent<ElsewhereNotice> notice) =>
        string.Join(' ', notice.Find(".notice-text").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    IRenderedComponent<ElsewhereNotice> Show(params StreamElsewhere[] streams) => Render<ElsewhereNotice>(set => set.Add(it => it.SourceId, 7).Add(it => it.Of, streams));
}
