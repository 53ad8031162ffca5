using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine;
using Portal.Engine.Forms;
using Portal.Engine.Workflows;

namespace Portal.Web.Features.Workflows;

/// <summary>A workflow as it is typed in, and what is wrong with it.</summary>
public sealed partial class WorkflowForm
{
    readonly ValidationMessageStore _problems;

    public WorkflowForm()
    {
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    public string? Name { get; set; } = "";

    public string? Label { get; set; } = "";

    public string? Purpose { get; set; } = "";

    public Keeps Keeps { get; set; }

    public string? MostKept { get; set; } = Workflow.DefaultMostKept.ToString(CultureInfo.InvariantCulture);

    public List<NeedForm> Needs { get; } = [new NeedForm()];

    /// <summary>All that is entered, to tell whether something is another.</summary>
    public string Entered => string.Join('\n', [Name, Label, Purpose, $"{Keeps}", MostKept, .. Needs.Select(need => need.Entered)]);

    public static WorkflowForm Of(Workflow workflow)
    {
        var form = new WorkflowForm
        {
            Name = workflow.Name,
            Label = workflow.Label,
            Purpose = workflow.Purpose,
            Keeps = workflow.Keeps,
            MostKept = workflow.MostKept.ToString(CultureInfo.InvariantCulture),
        };
        form.Needs.Clear();
        form.Needs.AddRange(workflow.Needs.Select(NeedForm.Of));
        return form;
    }

    /// <returns>Null if something of it cannot be read; that is marked then.</returns>
    public WorkflowDraft? Read()
    {
        _problems.Clear();
        foreach (var need in Needs.Where(need => !need.ToleranceFits)) _problems.Add(new FieldIdentifier(need, nameof(NeedForm.Tolerance)), "Write an age such as 30m, 2h or 1d, or leave it empty.");
        var reads = int.TryParse(MostKept, NumberStyles.None, CultureInfo.InvariantCulture, out var most);
        if (!reads) _problems.Add(new FieldIdentifier(this, nameof(MostKept)), "Write a whole number.");
        Context.NotifyValidationStateChanged();
        if (!reads || Needs.Any(need => !need.ToleranceFits)) return null;
        return new WorkflowDraft
        {
            Name = Name?.Trim() ?? "",
            Label = Label ?? "",
            Purpose = Purpose ?? "",
            Keeps = Keeps,
            MostKept = most,
            Needs = [.. Needs.Select(need => need.AsNeed())],
        };
    }

    /// <summary>Marks what is wrong where it stands.</summary>
    /// <returns>What is wrong with the whole of it.</returns>
    public string? Mark(Refusal refusal)
    {
        _problems.Clear();
        if (refusal is not SettingsUnfit unfit) return refusal.Message;
        foreach (var problem in unfit.Problems) _problems.Add(Place(problem.Setting), problem.Text);
        Context.NotifyValidationStateChanged();
        return null;
    }

    FieldIdentifier Place(string setting)
    {
        if (Row().Match(setting) is not { Success: true } row) return new FieldIdentifier(this, setting == nameof(Needs) ? "" : setting);
        var need = Needs[int.Parse(row.Groups[1].ValueSpan, CultureInfo.InvariantCulture)];
        return new FieldIdentifier(need, row.Groups[2].Success ? row.Groups[2].Value : nameof(NeedForm.Entity));
    }

    [GeneratedRegex(@"^Needs\[([0-9]+)\](?:\.(\w+))?$")]
    private static partial Regex Row();
}
