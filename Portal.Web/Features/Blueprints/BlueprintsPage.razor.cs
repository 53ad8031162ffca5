using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Blueprints;
using Portal.Engine.Blueprints.Applying;
using Portal.Engine.Blueprints.Planning;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Blueprints;

/// <summary>A file is read, its plan is looked at, and the plan is applied: one after the other on one page.</summary>
public sealed partial class BlueprintsPage(BlueprintDesk desk)
{
    public const long MostBytes = 16_000_000;

    const int MostShown = 12, MostPasted = 20_000;

    readonly BlueprintForm _form = new();
    EditContext _context = default!;
    BlueprintPlan? _plan;
    Applied? _applied;
    string? _notice, _brought;
    bool _working, _asking;

    /// <summary>Why a download did not come.</summary>
    [SupplyParameterFromQuery]
    string? Problem { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override void OnInitialized() => _context = new(_form);

    IReadOnlyList<PlanStep> Removed() => [.. (_plan?.Steps ?? []).Where(step => step.Deed == StepDeed.Remove)];

    void Begin() => (_plan, _applied, _notice) = (null, null, null);

    async Task Upload(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > MostBytes)
        {
            _notice = "This file is larger than any configuration. Is it the right one?";
            return;
        }

        using var reader = new StreamReader(chosen.File.OpenReadStream(MostBytes), Encoding.UTF8);
        await Look(await reader.ReadToEndAsync(), false);
    }

    /// <summary>The browser cuts off what is longer by itself, and half a file must not be taken for all of it.</summary>
    Task Pasted()
    {
        if (_form.Text is not { Length: > MostPasted }) return Look(_form.Text ?? "", false);
        _notice = "This is longer than what can be pasted, so its end is missing. Choose it as a file.";
        return Task.CompletedTask;
    }

    async Task Look(string text, bool prune)
    {
        (_working, _notice) = (true, null);
        try
        {
            _plan = await desk.Plan(text, prune);
        }
        finally
        {
            _working = false;
        }
    }

    async Task Ask()
    {
        if (Removed().Count > 0) _asking = true;
        else await Apply();
    }

    async Task Apply()
    {
        var actor = (await Authentication).User.AsActor(Visitor?.Address);
        var outcome = await desk.Apply(actor, _plan!);
        if (outcome.Succeeded(out var applied, out var refusal))
        {
            (_applied, _brought, _plan) = (applied, _plan!.Text, null);
            return;
        }

        _notice = refusal.Message;
        if (refusal is PlanOutdated outdated) _plan = outdated.Now;
    }
}
