using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Shows the answer of a system as it is, with what is likely in it chosen already.</summary>
public sealed partial class LookPart(AnswerLook looks) : IDisposable
{
    const int MostLists = 12;

    readonly CancellationTokenSource _gone = new();
    RestSettings _settings = new();
    Look? _look;
    bool _asking;

    [Parameter, EditorRequired]
    public UnfinishedScene Scene { get; set; } = default!;

    [Parameter]
    public EventCallback OnDone { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    /// <summary>In the words of whoever found it, unless somebody chose otherwise.</summary>
    string? KeyReason => _settings.Key.Count == 0 ? null : _look!.Keys.FirstOrDefault(idea => idea.Fields.SequenceEqual(_settings.Key))?.Reason ?? $"{string.Join(" + ", _settings.Key)}, as you say";

    string? ChangeReason => _settings.Updated.Field is { } path ? _look!.Updated.FirstOrDefault(idea => idea.Field == path)?.Reason ?? path : null;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _settings = Scene.Settings;
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Ask();
    }

    async Task Ask()
    {
        if (_asking) return;
        _asking = true;
        _look = await looks.Ask(Scene.Source, _settings, _gone.Token);
        (_settings, _asking) = (_look.Suggested, false);
    }

    bool Is(FoundList list) => _look!.Chosen == list;

    Task Choose(FoundList list)
    {
        _settings = _settings with { Records = list.Path, Record = list.Record, Key = [], Updated = new() };
        return Ask();
    }

    void Key(string path, bool isOn) => _settings = _settings with { Key = isOn ? [.. _settings.Key, path] : [.. _settings.Key.Where(one => one != path)] };

    void Updated(string path) => _settings = _settings with { Updated = new() { Field = path, Time = _look!.Updated.First(idea => idea.Field == path).Time } };

    async Task Done()
    {
        await Scene.Keep((await Authentication).User.AsActor(Visitor?.Address), _settings);
        await OnDone.InvokeAsync();
    }
}
