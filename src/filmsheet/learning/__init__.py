"""What the reader learns from: annotated sheets aligned with their texts, training, scoring and teaching."""
