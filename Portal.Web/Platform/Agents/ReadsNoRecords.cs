namespace Portal.Web.Platform.Agents;

/// <summary>An endpoint that agents may ask when they have read all the records of their day.</summary>
sealed class ReadsNoRecords;
