using Portal.Engine.Audit;
using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

/// <summary>An item of the checklist, and whether it is done.</summary>
/// <param name="Item">What is to be done.</param>
/// <param name="Done">Whether it is.</param>
/// <param name="Spared">Who said instead that it is not needed here, and when.</param>
public sealed record ChecklistStep(IChecklistItem Item, bool Done, AuditEntry? Spared)
{
    /// <summary>Nobody has to do anything about it.</summary>
    public bool IsOver => Done || Spared is not null;
}
