using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Calendars;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Calendars;

/// <summary>The calendars that promises are counted by.</summary>
public sealed partial class CalendarsPage(CalendarList list, CalendarRegistry calendars, Toasts toasts)
{
    IReadOnlyList<CalendarRow>? _rows;
    int _total;
    CalendarForm? _form;
    WorkCalendar? _editing, _removing;

    [SupplyParameterFromQuery]
    string? Text { get; set; }

    [SupplyParameterFromQuery]
    string? Sort { get; set; }

    [SupplyParameterFromQuery]
    string? Page { get; set; }

    [Inject]
    QueryState Query { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    CalendarQuery Asked => new(Text, Sort);

    int Number => PageNumber.Of(Page);

    bool IsNarrowed => Asked.IsNarrowed || Number > 0;

    protected override Task OnParametersSetAsync() => Load();

    async Task Load() => (_rows, _total) = await list.Page(Asked, Number);

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
