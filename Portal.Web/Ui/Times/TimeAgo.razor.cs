using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Web.Platform;

namespace Portal.Web.Ui.Times;

/// <summary>A time, relative to now and kept true by the shared <see cref="Times.Ticker"/>.</summary>
public sealed partial class TimeAgo : IDisposable
{
    string? _shown;

    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    [Inject]
    Ticker Ticker { get; set; } = default!;

    TimeZoneInfo Zone => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    string Relative => _shown = Moments.Relative(At, Ticker.Now, Zone);

    string Exact => Moments.Exact(At, Zone);

    string Machine => At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public void Dispose() => Ticker.Ticked -= Tick;

    // Only a page that is alive has an after: prerendering starts no clock.
    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) Ticker.Ticked += Tick;
    }

    void Tick()
    {
        if (Moments.Relative(At, Ticker.Now, Zone) != _shown) _ = InvokeAsync(StateHasChanged);
    }
}
