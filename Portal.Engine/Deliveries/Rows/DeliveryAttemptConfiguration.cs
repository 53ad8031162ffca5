using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Deliveries.Rows;

sealed class DeliveryAttemptConfiguration : IEntityTypeConfiguration<DeliveryAttempt>
{
    public void Configure(EntityTypeBuilder<DeliveryAttempt> attempt)
    {
        attempt.ToTable("DeliveryAttempts");
        attempt.Property(a => a.Message).HasMaxLength(OutboxMessage.LongestId);
        attempt.Property(a => a.Failure).HasMaxLength(DeliveryAttempt.LongestFailure);
        attempt.Property(a => a.Answer).HasMaxLength(DeliveryAttempt.LongestAnswer);
        attempt.HasIndex(a => new { a.Message, a.Id });
        attempt.HasOne<OutboxMessage>().WithMany().HasForeignKey(a => a.Message).OnDelete(DeleteBehavior.Cascade);
    }
}
