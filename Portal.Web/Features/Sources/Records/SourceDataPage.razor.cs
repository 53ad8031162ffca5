using Portal.Engine.Freshness.Watching;
using Portal.Web.Features.Sources.Streams;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources.Records;

/// <summary>What is stored of all streams of a source, and how fresh that is.</summary>
public sealed partial class SourceDataPage(FreshnessBoard board, FreshnessWatch news) : StreamsTab
{
    FreshnessNow _freshness = FreshnessNow.Nothing;
    IDisposable? _following;

    protected override async Task Fill() => _freshness = await board.Now();

    protected override void Entered() => _following = news.Verdicts(() => _ = InvokeAsync(Judge));

    protected override void Left() => _following?.Dispose();

    async Task Judge()
    {
        await Fill();
        StateHasChanged();
    }
}
