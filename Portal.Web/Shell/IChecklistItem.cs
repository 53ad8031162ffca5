namespace Portal.Web.Shell;

/// <summary>One thing an admin does once so that the portal is ready. Rooms register theirs; they are shown in that order.</summary>
public interface IChecklistItem
{
    string Title { get; }

    /// <summary>What it is good for, and how it is done.</summary>
    string Why { get; }

    /// <summary>Where it is done, and the words that lead there; null if it is not done on a page.</summary>
    (string Url, string Text)? Link { get; }

    /// <summary>What the audit log calls it once an admin said that it is not needed here; null where nobody can say that.</summary>
    string? Spare => null;

    Task<bool> Done(CancellationToken stop);
}
