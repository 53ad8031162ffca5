using System.ComponentModel;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>How the source cuts a list into pages.</summary>
public enum PagingKind
{
    /// <summary>Not at all: one answer has everything.</summary>
    None,

    /// <summary>The answer has a cursor that the next request brings back.</summary>
    Cursor,

    /// <summary>The answer has the whole address of the next page.</summary>
    NextUrl,

    /// <summary>The address of the next page stands in the header Link.</summary>
    LinkHeader,

    /// <summary>Pages are numbered.</summary>
    Page,

    /// <summary>So many records are left out.</summary>
    Offset,

    /// <summary>The next page begins after the last record of this one.</summary>
    LastId,

    /// <summary>GraphQL: pageInfo with endCursor and hasNextPage.</summary>
    [Description("GraphQL")]
    GraphQl,
}
