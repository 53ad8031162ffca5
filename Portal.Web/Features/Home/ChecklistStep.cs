using Portal.Web.Shell;

namespace Portal.Web.Features.Home;

/// <summary>An item of the checklist, and whether it is done.</summary>
public sealed record ChecklistStep(IChecklistItem Item, bool Done);
