using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>When a feed runs by itself, with the runs, the requests and the promise that come of it.</summary>
public sealed partial class ScheduleDialog(ScheduleDesk desk, TimeProvider clock)
{
    ScheduleForm _form = new();
    EditContext _context = new(new ScheduleForm());
    ValidationMessageStore? _problems;
    IReadOnlyList<WorkCalendar> _calendars = [];
    SchedulePreview? _preview;
    Feed? _shown;
    string? _refusal;
    bool _working;

    /// <summary>Whose schedule it is; null while the dialog is closed.</summary>
    [Parameter]
    public Feed? Feed { get; set; }

    [Parameter]
    public Source? Source { get; set; }

    /// <summary>What the feed is called.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public EventCallback Closed { get; set; }

    /// <summary>It is saved.</summary>
    [Parameter]
    public EventCallback Saved { get; set; }

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    TimeZoneInfo Own => Visitor?.Zone() ?? TimeZoneInfo.Utc;

    string? Broken => _preview?.Shortfall is { } shortfall
        ? $"{_preview.Sentence} So {shortfall.Field ?? "it"} will be stale from {VerdictWords.At(shortfall.StaleAfter, clock.GetUtcNow(), Own)} until {VerdictWords.At(shortfall.Due, clock.GetUtcNow(), Own)}, and so again each time, although everything runs when it is due."
        : null;

    protected override async Task OnParametersSetAsync()
    {
        if (Feed?.Id == _shown?.Id) return;
        _shown = Feed;
        (_preview, _refusal) = (null, null);
        if (Feed is null) return;
        _form = ScheduleForm.Of(Feed.Schedule, Own.HasIanaId ? Own.Id : "UTC");
        _context = new EditContext(_form);
        _problems = new ValidationMessageStore(_context);
        _context.OnFieldChanged += (_, _) => _ = InvokeAsync(Look);
        _calendars = await desk.Calendars();
        await Look();
    }

    /// <summary>What comes of what is entered, as far as it can be read.</summary>
    async Task Look()
    {
        if (Feed is not { } feed || Source is not { } source) return;
        var form = _form;
        var preview = _form.Read() is { } schedule ? await desk.Preview(source, feed, schedule, _calendars) : null;
        if (form != _form) return;
        _preview = preview;
        StateHasChanged();
    }

    void Mark(IEnumerable<FormProblem> problems)
    {
        foreach (var problem in problems) _problems!.Add(new FieldIdentifier(_form, problem.Setting), problem.Text);
    }

    async Task Save()
    {
        if (_working || Feed is not { } feed) return;
        _working = true;
        _refusal = null;
        _problems!.Clear();
        if (_form.Read(_problems) is { } schedule)
        {
            var saved = await desk.Save(await Me(), feed, schedule);
            if (saved.Refusal is SettingsUnfit unfit) Mark(unfit.Problems);
            else if (saved.Refusal is { } refusal) _refusal = refusal.Message;
            else await Saved.InvokeAsync();
        }

        _working = false;
        _context.NotifyValidationStateChanged();
    }
}
