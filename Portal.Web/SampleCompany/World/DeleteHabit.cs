namespace Portal.Web.SampleCompany.World;

/// <summary>What a kind of record does with those that are deleted.</summary>
enum DeleteHabit
{
    /// <summary>Nothing is deleted.</summary>
    Never,

    /// <summary>They stay for a while, with a flag.</summary>
    Flag,

    /// <summary>They are gone, and stand in a list of the deleted.</summary>
    List,

    /// <summary>They are gone, and nothing says so.</summary>
    Silent,
}
