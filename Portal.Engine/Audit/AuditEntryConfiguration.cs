using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Audit;

sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> entry)
    {
        entry.ToTable("AuditEntries");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Who).HasMaxLength(AuditTrail.LongestWho);
        entry.Property(e => e.Address).HasMaxLength(64);
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.TargetKind).HasMaxLength(40);
        entry.Property(e => e.TargetId).HasMaxLength(200);
        entry.Property(e => e.TargetName).HasMaxLength(AuditTrail.LongestName);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.PersonId, e.Id });
        entry.HasIndex(e => new { e.TargetKind, e.TargetId, e.Id });
        entry.HasIndex(e => new { e.Action, e.Id });
    }
}
