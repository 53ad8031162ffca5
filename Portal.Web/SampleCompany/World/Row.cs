namespace Portal.Web.SampleCompany.World;

/// <summary>One record without what it says: enough to list, sort and count it.</summary>
/// <param name="Number">What its key is made of; later records have greater ones, or nearly so.</param>
/// <param name="Revision">How often it was changed since it was made.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it was last changed, or deleted.</param>
/// <param name="DeletedAt">Null while it lives.</param>
readonly record struct Row(long Number, int Revision, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? DeletedAt = null);
