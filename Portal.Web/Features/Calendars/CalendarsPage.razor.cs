using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Calendars;

/// <summary>The calendars that promises are counted by.</summary>
public sealed partial class CalendarsPage(CalendarRegistry calendars, Toasts toasts)
{
    IReadOnlyList<CalendarRow>? _rows;
    CalendarForm? _form;
    WorkCalendar? _editing, _removing;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override Task OnInitializedAsync() => Load();

    async Task Load()
    {
        var all = await calendars.List();
        var uses = await calendars.Uses(all.Select(calendar => calendar.Id));
        _rows = [.. all.Select(calendar => new CalendarRow(calendar, uses[calendar.Id]))];
    }

    void Begin() => (_editing, _form) = (null, CalendarForm.New(Visitor?.TimeZone ?? TimeZoneInfo.Utc.Id));

    void Edit(WorkCalendar calendar) => (_editing, _form) = (calendar, CalendarForm.Of(calendar));

    async Task<Refusal?> Save(CalendarDraft draft)
    {
        var saved = _editing is null ? await calendars.Add(await Me(), draft) : await calendars.Change(await Me(), _editing.Id, draft);
        if (!saved.Succeeded(out var calendar, out var refusal)) return refusal;
        toasts.Done($"{calendar.Name} is saved.");
        _form = null;
        await Load();
        StateHasChanged();
        return null;
    }

    async Task Remove()
    {
        if (_removing is not { } calendar) return;
        var removed = await calendars.Remove(await Me(), calendar.Id);
        if (removed.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done($"{calendar.Name} is removed.");
        _removing = null;
        await Load();
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
