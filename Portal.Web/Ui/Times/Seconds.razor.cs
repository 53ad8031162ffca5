using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Portal.Web.Ui.Times;

/// <summary>Renders itself alone, so that a page may stand still around it.</summary>
public sealed partial class Seconds : IDisposable
{
    ITimer? _timer;

    [Parameter]
    public DateTimeOffset? Since { get; set; }

    [Parameter]
    public DateTimeOffset? Until { get; set; }

    [Inject]
    TimeProvider Time { get; set; } = default!;

    string Text
    {
        get
        {
            var now = Time.GetUtcNow();
            var span = Until is { } until ? until - now : now - (Since ?? now);
            return Say(span < TimeSpan.Zero ? TimeSpan.Zero : span, up: Until is not null);
        }
    }

    /// <summary>"7 s", "3:07 min", "1:02:03 h".</summary>
    public static string Say(TimeSpan span, bool up = false)
    {
        var whole = TimeSpan.FromSeconds(up ? Math.Ceiling(span.TotalSeconds) : Math.Floor(span.TotalSeconds));
        return whole switch
        {
            { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{whole.TotalSeconds} s"),
            { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{whole.Minutes}:{whole.Seconds:00} min"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)whole.TotalHours}:{whole.Minutes:00}:{whole.Seconds:00} h"),
        };
    }

    public void Dispose() => _timer?.Dispose();

    // Only a page that is alive has an after: prerendering starts no clock.
    protected override void OnAfterRender(bool firstRender)
    {
        var second = TimeSpan.FromSeconds(1);
        if (firstRender) _timer = Time.CreateTimer(_ => _ = InvokeAsync(StateHasChanged), null, second, second);
    }
}
