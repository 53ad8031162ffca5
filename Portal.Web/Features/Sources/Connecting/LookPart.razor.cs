using Microsoft.AspNetCore.Components;
using Portal.Engine.Connecting.Looking;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Shows the answer of a system as it is, with what is likely in it chosen already.</summary>
public sealed partial class LookPart(AnswerLook looks) : IDisposable
{
    const int MostLists = 12;

    readonly CancellationTokenSource _gone = new();
    CancellationToken _stop;
    RestSettings _settings = new(), _first = new();
    AskForm _ask = new();
    Look? _look;
    bool _asking;

    [Parameter, EditorRequired]
    public Source Source { get; set; } = default!;

    /// <summary>How the list is asked for, as far as it is known at first.</summary>
    [Parameter, EditorRequired]
    public RestSettings Settings { get; set; } = default!;

    /// <summary>How another list of the source is read; null if none is known.</summary>
    [Parameter]
    public RestSettings? Like { get; set; }

    /// <summary>Something is chosen otherwise than it was found, or another list is asked for instead.</summary>
    [Parameter]
    public EventCallback<RestSettings> OnChosen { get; set; }

    /// <summary>All is chosen.</summary>
    [Parameter]
    public EventCallback<RestSettings> OnDone { get; set; }

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
        _stop = _gone.Token;
        (_settings, _first, _ask) = (Settings, Settings, AskForm.Of(Settings));
        // Where the page is only drawn for the first answer the source is not asked.
        if (RendererInfo.IsInteractive) await Ask();
    }

    async Task Ask()
    {
        if (_asking) return;
        _asking = true;
        // Whoever chose a key chose also that no field says when a row changed, and is not asked again.
        var none = _settings is { Key.Count: > 0, Updated.Field: null };
        _look = await looks.Ask(Source, _settings, Like, _stop);
        (_settings, _asking) = (none ? _look.Suggested with { Updated = new() } : _look.Suggested, false);
    }

    async Task AskOtherwise()
    {
        if (_asking || _ask.Read(Source, _settings) is not { } settings) return;
        (_settings, _ask) = (settings, AskForm.Of(settings));
        await ChooseAndAsk();
    }

    /// <summary>All of the address, so that a part that is in it twice is seen.</summary>
    string Asked => Uri.TryCreate(_settings.Path, UriKind.Absolute, out var whole) && whole.Scheme is "http" or "https" ? _settings.Path : $"{$"{Source.Address}".TrimEnd('/')}/{_settings.Path.TrimStart('/')}";

    bool Is(FoundList list) => _look!.Chosen == list;

    async Task Choose(FoundList list)
    {
        if (_asking) return;
        _settings = WholeReading.WithoutChanges(_settings) with { Records = list.Path, Record = list.Record, Key = [], Updated = new() };
        await ChooseAndAsk();
    }

    /// <summary>Nobody chooses another one in between.</summary>
    Task ChooseAndAsk() => Task.WhenAll(OnChosen.InvokeAsync(_settings), Ask());

    /// <summary>How single records are looked up goes by the key that it was said for.</summary>
    Task Key(string path, bool isOn)
    {
        string[] key = isOn ? [.. _settings.Key, path] : [.. _settings.Key.Where(one => one != path)];
        _settings = _settings with { Key = key, LookUp = key.SequenceEqual(_first.Key) ? _first.LookUp : new() };
        return OnChosen.InvokeAsync(_settings);
    }

    /// <summary>How changes are asked for goes with the field that tells them.</summary>
    Task Updated(string? path)
    {
        _settings = WholeReading.WithoutChanges(_settings) with { Updated = path is null ? new() : new() { Field = path, Time = _look!.Updated.First(idea => idea.Field == path).Time } };
        return OnChosen.InvokeAsync(_settings);
    }
}
