namespace Portal.Tests.Deep.Races;

/// <summary>How a source cuts its list into pages.</summary>
enum PagedBy
{
    /// <summary>After a key, in an order that has nothing to do with time.</summary>
    Unsorted,

    /// <summary>After a change, the latest last.</summary>
    Updated,

    /// <summary>So many are left out, wherever the list has moved to meanwhile.</summary>
    Offset,
}
